import { basename, join } from 'node:path';

/** Where the compiled modules lie: beside `main.js` once they are bundled, in folders as the sources' before. */
const root = (): string => {
  if (__filename.endsWith('.ts')) return join(__dirname, '../../dist');
  return basename(__dirname) === 'adapters' ? join(__dirname, '..') : __dirname;
};

/**
 * The compiled file behind a worker thread. Node runs workers from JavaScript only, so a test that runs the
 * TypeScript sources starts the worker that the build made of them.
 * @param module of the worker, its path below `src` without extension
 */
export const workerFile = (module: string): string => join(root(), `${module}.js`);
