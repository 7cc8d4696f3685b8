const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const ownPort = require('./own-port.cjs');

/**
 * A real server for the suites that ask for one; where it cannot be had they are skipped, and the last lines say so.
 * @param {'kafka' | 's3' | 'openbao'} name of the script beside this file
 */
module.exports = (name) => {
  const script = join(__dirname, name);
  const [given, missing] = [`SUQIU_TEST_${name.toUpperCase()}`, `SUQIU_NO_${name.toUpperCase()}`];
  let started = false;

  const start = async () => {
    if (process.env[given] || process.env[missing]) return;
    await ownPort(`${name.toUpperCase()}_PORT`);
    const { status, stdout, stderr } = spawnSync(script, ['start'], { encoding: 'utf8' });
    if (status === 0) {
      process.env[given] = stdout.trim();
      started = true;
      return;
    }
    process.env[missing] =
      (stderr ?? '').trim().split('\n').at(-1) || `test/services/${name} cannot be run here`;
  };
  const stop = () => {
    if (started) spawnSync(script, ['wipe'], { stdio: 'ignore' });
    started = false;
  };
  return Object.assign(start, { stop });
};
