import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Emmett with its native sqlite3, apart from the service's own install because it needs a compiler. */
export function installPeers(): void {
  if (existsSync(join(__dirname, 'node_modules/@event-driven-io/emmett-sqlite'))) return;
  console.error('installing the peers under bench/peers (npm ci; builds sqlite3)');
  const { status } = spawnSync('npm', ['ci', '--prefix', __dirname], { stdio: ['ignore', 2, 2] });
  if (status !== 0)
    throw new Error('the peers cannot be installed: run "npm ci --prefix bench/peers" and see why');
}

/** Without it Emmett's SQLite store fails now and then, see `emmett/store.js`. */
export const EMMETT_ENV = { UV_THREADPOOL_SIZE: '1' } as const;
