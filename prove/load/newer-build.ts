import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** What the newer build records progress as; the older one has never heard of it. */
export const NEW_TYPE = 'ProgressNotedAnew';
const OLD_TYPE = 'ProgressRecorded';

const patches: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  'runtime/chaining.js': [
    [
      'eventHash(stream, revision, draft.event.type,',
      'eventHash(stream, revision, newerType(draft.event.type),',
    ],
    ['type: draft.event.type,', 'type: newerType(draft.event.type),'],
  ],
  'runtime/codec.js': [
    ['upcast(stored.type,', 'upcast(knownType(stored.type),'],
    ['event: { type: stored.type,', 'event: { type: knownType(stored.type),'],
  ],
};

const HELPERS = `
const newerType = (type) => (type === '${OLD_TYPE}' ? '${NEW_TYPE}' : type);
const knownType = (type) => (type === '${NEW_TYPE}' ? '${OLD_TYPE}' : type);
`;

/**
 * A build that has one event type more than this one: the compiled modules, with two of them changed.
 * @returns its main module
 */
export function newerBuild(): { readonly folder: string; readonly main: string } {
  const folder = mkdtempSync(join(tmpdir(), 'suqiu-newer-'));
  cpSync(join(ROOT, 'build'), join(folder, 'build'), { recursive: true });
  for (const there of ['node_modules', 'package.json', 'deploy'])
    symlinkSync(join(ROOT, there), join(folder, there));
  for (const [module, changes] of Object.entries(patches)) {
    const file = join(folder, 'build', module);
    let text = readFileSync(file, 'utf8');
    for (const [from, to] of changes) {
      if (!text.includes(from)) throw new Error(`${module} is not as the newer build expects: ${from}`);
      text = text.replace(from, to);
    }
    writeFileSync(file, text + HELPERS);
  }
  return { folder, main: join(folder, 'build/main.js') };
}
