import { backUp } from '../app/embedded/backup';
import { readConfig, type Config } from '../config/config';
import { loadEnvFile } from '../config/env-file';

const USAGE = `npm run backup -- <folder>
  copies all stores of DATA_FOLDER into a folder that is not there yet, also while the service serves`;

async function main([folder]: readonly string[]): Promise<void> {
  loadEnvFile();
  if (folder === undefined) throw new Error(USAGE);
  const { dataFolder, eventStore, database, masterKey } = readConfig(process.env);
  if (eventStore.kind !== 'sqlite')
    throw new Error(
      `the log is on ${eventStore.kind}: back it up with the tools of that server, and then the data folder as a plain copy`,
    );
  if (database.kind !== 'sqlite')
    throw new Error(
      'keys, citizens and numbers are on PostgreSQL: back up the log first, then the database with pg_dump, then the data folder as a plain copy',
    );
  const { holds, files } = await backUp(dataFolder, folder, new Date());
  const bytes = Object.values(files).reduce((sum, file) => sum + file.bytes, 0);
  const { events, keys, citizens, attachments } = holds;
  process.stdout.write(
    `${folder} holds ${events} events up to ${holds.head?.event ?? 'none'}, ${keys} keys, ${citizens} citizens and ` +
      `${attachments} attachments in ${bytes} bytes; all of it was read back\n` +
      aboutKey(folder, holds.masterKey, masterKey),
  );
}

function aboutKey(folder: string, isInIt: boolean, settings: Config['masterKey']): string {
  if (isInIt)
    return `${folder}/master.key lies in it: whoever has this backup reads everything, so keep it locked away\n`;
  if (settings.kind === 'transit')
    return (
      `the master key lies in it, wrapped by ${settings.mount}/keys/${settings.key} of ${settings.address}: without that ` +
      'service, or a copy of its key, nobody can read it\n'
    );
  return 'the master key is not in it: without SUQIU_MASTER_KEY nobody can read it, so keep that elsewhere\n';
}

// Whatever ends it is told in a sentence.
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
