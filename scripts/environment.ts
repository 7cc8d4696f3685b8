import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { envExample, environmentRows } from '../test/kit/environment-pages';

/** Writes `.env.example` and the table of docs/configuration.md from the variables that the service reads. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '..');
  const page = resolve(root, 'docs/configuration.md');
  writeFileSync(resolve(root, '.env.example'), envExample());
  const rows = [['variable', 'default', 'meaning'], ['---', '---', '---'], ...environmentRows()];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
  const text = readFileSync(page, 'utf8').replace(/\| variable .*\n(\|.*\n)+/, table);
  writeFileSync(page, await format(text, { ...(await resolveConfig(page)), filepath: page }));
}

void main();
