import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder above this module, or above a bundle of the command line; the folder of the bundle of `main.ts`. */
const roots = __filename.endsWith('.ts')
  ? [join(__dirname, '../../dist')]
  : [join(__dirname, '..'), __dirname];

/**
 * The compiled file behind a worker thread. Node runs workers from JavaScript only, so a test that runs the
 * TypeScript sources starts the worker that the build made of them.
 * @param module of the worker, its path below `src` without extension
 */
export function workerFile(module: string): string {
  const file = roots.map((root) => join(root, `${module}.js`)).find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new Error(`${module}.js is in none of ${roots.join(', ')}: run npm run build`);
  return file;
}
