const { existsSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** The workers inherit where to write what they ran on; the last lines of the run say it. */
module.exports = class RanOnReporter {
  constructor() {
    // Of several runs, whoever started them says it.
    if (process.env.SUQIU_RAN_ON) return;
    const file = join(tmpdir(), `suqiu-ran-on-${process.pid}`);
    process.env.SUQIU_RAN_ON = file;
    process.once('exit', () => {
      if (!existsSync(file)) return;
      process.stderr.write(readFileSync(file, 'utf8'));
      rmSync(file);
    });
  }
};
