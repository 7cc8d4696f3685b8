import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { transformFileSync } from '@swc/core';

/** Compiles one file as the build compiles the service, so that what starts it does not compile it as well. */
export function compiled(file: string): string {
  const { code } = transformFileSync(file, {
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2023',
    },
    module: { type: 'commonjs' },
  });
  // Below node_modules, so that it finds its packages and nobody takes it for a source.
  const folder = join(__dirname, '../../node_modules/.cache/suqiu-bench');
  mkdirSync(folder, { recursive: true });
  const target = join(folder, `${basename(file, '.ts')}.js`);
  writeFileSync(target, code);
  return target;
}
