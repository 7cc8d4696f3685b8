const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const script = join(__dirname, 'kafka');
const PORT = '19392';
const env = () => ({ ...process.env, KAFKA_PORT: process.env.KAFKA_PORT ?? PORT });

/** A real broker for the suites that ask for one; without Maven or Java they are skipped, and the last lines say so. */
module.exports = async function start() {
  if (process.env.SUQIU_TEST_KAFKA || process.env.SUQIU_NO_KAFKA) return;
  const { status, stdout, stderr } = spawnSync(script, ['start'], { encoding: 'utf8', env: env() });
  if (status === 0) {
    process.env.SUQIU_TEST_KAFKA = stdout.trim();
    globalThis.suqiuKafkaStarted = true;
    return;
  }
  process.env.SUQIU_NO_KAFKA =
    (stderr ?? '').trim().split('\n').at(-1) || 'test/services/kafka cannot be run here';
};

module.exports.stop = () => {
  if (globalThis.suqiuKafkaStarted) spawnSync(script, ['wipe'], { stdio: 'ignore', env: env() });
};
