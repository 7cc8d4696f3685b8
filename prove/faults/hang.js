// Loaded by `node -r` before the service, in each of its threads: a disk that does not come back from a commit to the
// store that the file HANGS names, until that file is gone. The service itself carries no hook.
const { existsSync, readFileSync } = require('node:fs');
const { workerData } = require('node:worker_threads');
const Database = require('libsql');

const marks = process.env['HANGS'];
const cell = new Int32Array(new SharedArrayBuffer(4));
const hangs = (file) => existsSync(marks) && file.endsWith(readFileSync(marks, 'utf8'));

const { exec } = Database.prototype;
Database.prototype.exec = function (sql) {
  const file = workerData?.file;
  while (sql === 'COMMIT' && file !== undefined && hangs(file)) Atomics.wait(cell, 0, 0, 20);
  return exec.call(this, sql);
};
