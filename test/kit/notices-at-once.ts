import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEPLOY } from './hanyin';

/** The county as shipped, but that its notices wait for no night, no office and no burst. @returns its folder */
export function noticesAtOnce(): string {
  const folder = mkdtempSync(join(tmpdir(), 'suqiu-deploy-'));
  cpSync(DEPLOY, folder, { recursive: true });
  const file = join(folder, 'notices/notices.json');
  const table = JSON.parse(readFileSync(file, 'utf8')) as { readonly notices: readonly { waits?: string }[] };
  const rules = table.notices.map(({ waits: _, ...rule }) => rule);
  writeFileSync(file, JSON.stringify({ ...table, gatherMinutes: 0, notices: rules }));
  return folder;
}
