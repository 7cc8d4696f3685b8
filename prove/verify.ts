import { readFileSync } from 'node:fs';
import { openLogFile } from './verify/log-file';
import { verify, type Witness } from './verify/verify';

/**
 * `node -r @swc-node/register prove/verify.ts <event file> [witnesses]`: prints the verdict as JSON; exit code 1
 * when the log does not hold. Witnesses: a JSON line each, `{stream, revision, event}`, kept outside the data folder.
 */
const [file, witnesses] = process.argv.slice(2);
if (file === undefined) {
  console.error('which file? give the path of the event log, and of the witnesses if there are any');
  process.exit(2);
}
const log = openLogFile(file);
const verdict = verify(log, witnesses === undefined ? [] : witnessesIn(witnesses));
log.close();
console.log(JSON.stringify(verdict, undefined, 2));
process.exitCode = verdict.holds ? 0 : 1;

function witnessesIn(path: string): readonly Witness[] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Witness);
}
