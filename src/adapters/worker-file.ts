/**
 * The compiled file behind a worker thread. Node runs workers from JavaScript only, so a test that runs the
 * TypeScript sources starts the worker that the build made of them.
 * @param compiled absolute path of the worker's module, without extension
 */
export const workerFile = (compiled: string): string =>
  `${__filename.endsWith('.ts') ? compiled.replace('/src/', '/dist/') : compiled}.js`;
