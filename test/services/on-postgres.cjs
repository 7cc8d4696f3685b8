/** The end-to-end tests and those of the runners, with PostgreSQL for everything. */
const { spawnSync } = require('node:child_process');
const start = require('./postgres-setup.cjs');

start().then(() => {
  const { SUQIU_NO_POSTGRES, SUQIU_POSTGRES_NAME = 'the server in SUQIU_TEST_POSTGRES' } = process.env;
  if (SUQIU_NO_POSTGRES) {
    console.error(`end to end on PostgreSQL ran on nothing: skipped, ${SUQIU_NO_POSTGRES}`);
    return;
  }
  const { status } = spawnSync(
    'npx',
    ['jest', '--config', 'jest.postgres.config.js', ...process.argv.slice(2)],
    {
      stdio: 'inherit',
      env: { ...process.env, SUQIU_TEST_DATABASE: 'postgres', SUQIU_TEST_EVENT_STORE: 'postgres' },
    },
  );
  start.stop();
  console.error(`end to end on PostgreSQL ran on ${SUQIU_POSTGRES_NAME}`);
  process.exitCode = status ?? 1;
});
