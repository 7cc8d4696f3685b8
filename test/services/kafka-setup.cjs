const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const ownPort = require('./own-port.cjs');

const script = join(__dirname, 'kafka');

/** A real broker for the suites that ask for one; without Maven or Java they are skipped, and the last lines say so. */
module.exports = async function start() {
  if (process.env.SUQIU_TEST_KAFKA || process.env.SUQIU_NO_KAFKA) return;
  await ownPort('KAFKA_PORT');
  const { status, stdout, stderr } = spawnSync(script, ['start'], { encoding: 'utf8' });
  if (status === 0) {
    process.env.SUQIU_TEST_KAFKA = stdout.trim();
    globalThis.suqiuKafkaStarted = true;
    return;
  }
  process.env.SUQIU_NO_KAFKA =
    (stderr ?? '').trim().split('\n').at(-1) || 'test/services/kafka cannot be run here';
};

module.exports.stop = () => {
  if (globalThis.suqiuKafkaStarted) spawnSync(script, ['wipe'], { stdio: 'ignore' });
  globalThis.suqiuKafkaStarted = false;
};
