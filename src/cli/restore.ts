import { restore } from '../app/embedded/restore';
import { readConfig } from '../config';
import { loadEnvFile } from '../env-file';

const USAGE = `npm run restore -- <backup> <folder>
  verifies a backup that npm run backup made, and makes a data folder of it that is not there yet`;

async function main([backup, folder]: readonly string[]): Promise<void> {
  loadEnvFile();
  if (backup === undefined || folder === undefined) throw new Error(USAGE);
  const { masterKey } = readConfig(process.env);
  const { manifest, keyIsElsewhere } = await restore(backup, folder, masterKey);
  const { events, head } = manifest.holds;
  process.stdout.write(
    `${folder} holds ${events} events up to ${head?.event ?? 'none'}, as they were at ${manifest.takenAt}; files, ` +
      `stores and hash chains were verified. Start the service with DATA_FOLDER=${folder}\n` +
      (keyIsElsewhere
        ? 'its master key was not at hand and could not be compared: the start needs SUQIU_MASTER_KEY as it was\n'
        : ''),
  );
}

// Whatever ends it is told in a sentence.
main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
