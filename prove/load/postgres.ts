import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const script = resolve(__dirname, '../../test/services/postgres');
const PORT = '19433';

/** The server in SUQIU_TEST_POSTGRES, else one of its own for as long as the work lasts. */
export async function* withPostgres<T>(work: () => AsyncIterable<T>): AsyncGenerator<T> {
  if (process.env['SUQIU_TEST_POSTGRES']) return yield* work();
  const env = {
    ...process.env,
    POSTGRES_PORT: process.env['POSTGRES_PORT'] ?? PORT,
    POSTGRES_SETTINGS: 'max_connections = 300',
  };
  const { status, stdout, stderr } = spawnSync(script, ['start'], { encoding: 'utf8', env });
  if (status !== 0) throw new Error(`no PostgreSQL to prove it on: ${stderr.trim()}`);
  process.env['SUQIU_TEST_POSTGRES'] = stdout.trim();
  try {
    yield* work();
  } finally {
    delete process.env['SUQIU_TEST_POSTGRES'];
    spawnSync(script, ['wipe'], { stdio: 'ignore', env });
  }
}
