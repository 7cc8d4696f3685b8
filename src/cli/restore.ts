import { masterKeyOfBackup } from '../app/embedded/backup-key';
import { restore } from '../app/embedded/restore';
import { readConfig, type Config } from '../config/config';
import { loadEnvFile } from '../config/env-file';

const DAY_MS = 86_400_000;
const USAGE = `npm run restore -- <backup> <folder>
  verifies a backup that npm run backup made, and makes a data folder of it that is not there yet`;

async function main([backup, folder]: readonly string[]): Promise<void> {
  loadEnvFile();
  if (backup === undefined || folder === undefined) throw new Error(USAGE);
  const { masterKey, erasures } = readConfig(process.env);
  const { manifest, keyIsElsewhere, noted } = await restore(backup, folder, {
    masterKey: await masterKeyOfBackup(masterKey, backup),
    notBefore: new Date(Date.now() - erasures.backupDays * DAY_MS),
    erasures: erasures.isElsewhere ? undefined : erasures.file,
  });
  const { events, head } = manifest.holds;
  process.stdout.write(
    `${folder} holds ${events} events up to ${head?.event ?? 'none'}, as they were at ${manifest.takenAt}; files, ` +
      `stores and hash chains were verified. Start the service with DATA_FOLDER=${folder}\n` +
      (keyIsElsewhere
        ? 'its master key was not at hand and could not be compared: the start needs SUQIU_MASTER_KEY as it was, and the service that wraps it where that is transit\n'
        : '') +
      erasedSince(erasures, noted),
  );
}

/** What the start will do again, or cannot know of. */
const erasedSince = ({ file, isElsewhere }: Config['erasures'], noted: boolean): string =>
  isElsewhere || noted
    ? `what ${file} notes as erased is erased again at the start, before anybody is served\n`
    : `no list of what was erased since is at hand (${file}): put erasures.ndjson of the data folder that this one ` +
      'replaces into it before the start, or what was erased comes back\n';

// Whatever ends it is told in a sentence.
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
