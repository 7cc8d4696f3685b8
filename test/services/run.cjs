/**
 * What needs more than Node: the suites of the adapters, and the end-to-end tests with the demo on servers. Every stage
 * runs, whatever became of the one before it; the last lines say what each ran on, and which were skipped for want of
 * a server.
 */
const { spawn, spawnSync } = require('node:child_process');
const { existsSync, mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const kafka = require('./kafka-setup.cjs');
const openbao = require('./openbao-setup.cjs');
const postgres = require('./postgres-setup.cjs');
const s3 = require('./s3-setup.cjs');

const root = join(__dirname, '../..');
const given = process.argv.slice(2);
/** One stage alone (`--stage=adapters|postgres|kurrentdb`), else all three. */
const stage = given.find((one) => one.startsWith('--stage='))?.slice('--stage='.length);
const files = given.filter((one) => !one.startsWith('--stage='));
/** Some files alone: a stage may then have none of them. */
const only = files.length > 0 ? ['--passWithNoTests', ...files] : [];
const folder = mkdtempSync(join(tmpdir(), 'suqiu-services-'));
process.env.SUQIU_RAN_ON = join(folder, 'ran-on');

let running;

/** @returns {Promise<{ name: string; on: string; seconds: number; status: number | null }>} */
async function jest(name, on, args, env = {}) {
  console.error(`\n■ ${name}`);
  const startedAt = Date.now();
  running = spawn(process.execPath, [require.resolve('jest/bin/jest'), ...args, ...only], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // A group of its own: what its workers started ends with it.
    detached: true,
  });
  const status = await new Promise((ended) => running.once('close', ended));
  return { name, on, seconds: Math.round((Date.now() - startedAt) / 1000), status };
}

const onServers = ['--config', 'jest.on-servers.config.js'];
const serverOfPostgres = () => process.env.SUQIU_POSTGRES_NAME ?? 'the server in SUQIU_TEST_POSTGRES';

const stages = {
  adapters: () => jest('the adapters', 'what the lines above say', ['--config', 'jest.services.config.js']),

  postgres() {
    const name = 'end to end on PostgreSQL for everything';
    const skipped = process.env.SUQIU_NO_POSTGRES;
    if (skipped) return { name, skipped };
    return jest(name, serverOfPostgres(), onServers, {
      SUQIU_TEST_DATABASE: 'postgres',
      SUQIU_TEST_EVENT_STORE: 'postgres',
    });
  },

  kurrentdb() {
    const { SUQIU_NO_POSTGRES, SUQIU_NO_KAFKA, SUQIU_NO_S3 } = process.env;
    const { SUQIU_TEST_KAFKA, SUQIU_TEST_S3 } = process.env;
    const parts = ['the stand-in of KurrentDB'];
    const env = { SUQIU_TEST_EVENT_STORE: 'kurrentdb' };
    if (SUQIU_NO_POSTGRES) parts.push(`without PostgreSQL (${SUQIU_NO_POSTGRES})`);
    else {
      parts.push(serverOfPostgres());
      env.SUQIU_TEST_DATABASE = 'postgres';
    }
    if (SUQIU_NO_KAFKA) parts.push(`without Kafka (${SUQIU_NO_KAFKA})`);
    else {
      parts.push(`the Kafka broker at ${SUQIU_TEST_KAFKA}`);
      env.SUQIU_TEST_MESSAGING = 'kafka';
    }
    // Without PostgreSQL a data folder is one process's, its attachments with it.
    if (SUQIU_NO_S3 || SUQIU_NO_POSTGRES)
      parts.push(`attachments in a folder (${SUQIU_NO_S3 ?? SUQIU_NO_POSTGRES})`);
    else {
      parts.push(`the S3 server at ${SUQIU_TEST_S3}`);
      env.SUQIU_TEST_ATTACHMENTS = 's3';
    }
    const name = 'end to end on KurrentDB, PostgreSQL, Kafka and S3';
    return jest(name, parts.join(', '), onServers, env);
  },
};

function stopServers() {
  kafka.stop();
  postgres.stop();
  s3.stop();
  openbao.stop();
}

/** What ends this run ends its servers too: nobody else knows of them. */
function stopWhenTold() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => {
      if (running?.exitCode === null) process.kill(-running.pid, signal);
      stopServers();
      process.exit(1);
    });
}

async function main() {
  const chosen = stage === undefined ? Object.values(stages) : [stages[stage]];
  if (chosen.includes(undefined)) {
    console.error(`No stage is called ${stage}: ${Object.keys(stages).join(', ')}.`);
    process.exit(2);
  }
  const done = [];
  stopWhenTold();
  try {
    await kafka();
    await postgres();
    await s3();
    await openbao();
    if (!process.env.SUQIU_NO_KAFKA)
      spawnSync(process.execPath, [join(root, 'deploy/kafka/topics.mjs')], {
        env: { ...process.env, KAFKA_BROKERS: process.env.SUQIU_TEST_KAFKA },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    for (const run of chosen) done.push(await run());
  } finally {
    stopServers();
  }
  console.error('');
  if (existsSync(process.env.SUQIU_RAN_ON))
    process.stderr.write(readFileSync(process.env.SUQIU_RAN_ON, 'utf8'));
  rmSync(folder, { recursive: true });
  for (const { name, on, seconds, status, skipped } of done)
    console.error(
      skipped === undefined
        ? `${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s, on ${on}`
        : `${name}: skipped, ran on nothing: ${skipped}`,
    );
  process.exitCode = done.every(({ status = 0 }) => status === 0) ? 0 : 1;
}

void main();
