const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const ownPort = require('./own-port.cjs');

const script = join(__dirname, 'postgres');
const SETTINGS = 'max_connections = 300';
const env = () => ({
  ...process.env,
  POSTGRES_SETTINGS: process.env.POSTGRES_SETTINGS ?? SETTINGS,
});

/** A real server for the suites that ask for one; without one they are skipped, and the last lines say so. */
module.exports = async function start() {
  if (process.env.SUQIU_TEST_POSTGRES || process.env.SUQIU_NO_POSTGRES) return;
  await ownPort('POSTGRES_PORT');
  const { status, stdout, stderr } = spawnSync(script, ['start'], { encoding: 'utf8', env: env() });
  if (status === 0) {
    process.env.SUQIU_TEST_POSTGRES = stdout.trim();
    process.env.SUQIU_POSTGRES_NAME = 'the PostgreSQL that test/services/postgres started';
    globalThis.suqiuPostgresStarted = true;
    return;
  }
  process.env.SUQIU_NO_POSTGRES =
    (stderr ?? '').trim().split('\n').at(-1) || 'test/services/postgres cannot be run here';
};

module.exports.stop = () => {
  if (globalThis.suqiuPostgresStarted) spawnSync(script, ['wipe'], { stdio: 'ignore', env: env() });
  globalThis.suqiuPostgresStarted = false;
};
