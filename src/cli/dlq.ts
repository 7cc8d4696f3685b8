import { randomUUID } from 'node:crypto';
import { openMessaging } from '../app/stores';
import { listDeadLetters, replayDeadLetters } from '../appeals/intake/replay';
import { readConfig } from '../config/config';
import { loadEnvFile } from '../config/env-file';
import { instantOf } from '../kernel/time';

const USAGE = `npm run dlq -- list      what could not be taken, and why
npm run dlq -- replay    hands it in again, after its cause was mended`;

/** Looks through the dead letters, or hands them in again. The service may be running. */
async function main([verb]: readonly string[]): Promise<void> {
  loadEnvFile();
  if (verb !== 'list' && verb !== 'replay') throw new Error(USAGE);
  const messaging = await openMessaging(readConfig(process.env).messaging, () => undefined);
  if (messaging === undefined)
    throw new Error(
      'there are dead letters only with MESSAGING=kafka: over HTTP each report is answered at once',
    );
  try {
    if (verb === 'replay') {
      const replayed = await replayDeadLetters(messaging, instantOf(Date.now()));
      process.stdout.write(`${replayed} handed in again\n`);
      return;
    }
    const letters = await listDeadLetters(messaging, `suqiu-dlq-list-${randomUUID()}`);
    for (const { at, key = '', reason, detail = '', replays } of letters)
      process.stdout.write(
        `${at}  ${key}  ${reason}  ${detail}${replays > 0 ? `  (replayed ${replays})` : ''}\n`,
      );
    process.stdout.write(`${letters.length} set aside\n`);
  } finally {
    await messaging.close();
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
