import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { folderOf, lockDataFolder, openLog } from '../app/stores';
import { compose } from '../app/composition';
import { features } from '../app/features';
import { filesIn } from '../app/embedded/files';
import { readConfig, type EventStoreSettings } from '../config/config';
import { loadEnvFile } from '../config/env-file';
import { copyLog } from '../runtime/copy-log';

const kinds = ['sqlite', 'postgres', 'kurrentdb'] as const;
type Kind = (typeof kinds)[number];

const USAGE = `npm run migrate-store -- --from <store> --to <store>
  copies all events from one store into another; stop every node before
  <store> is one of ${kinds.join(', ')}: the log in DATA_FOLDER, at POSTGRES_URL, at KURRENTDB_URL
  broken off, it goes on where it stood when it is run again`;

/** Tells what it does as it goes, ends with a digest that both stores have. */
async function main(args: readonly string[]): Promise<void> {
  loadEnvFile();
  const [from, to] = [kindAfter(args, '--from'), kindAfter(args, '--to')];
  if (from === undefined || to === undefined || from === to || args.length !== 4) throw new Error(USAGE);
  // What reads the configuration wants to know where the log is: the new one, of which it then checks the address.
  const config = readConfig({ ...process.env, EVENT_STORE: to });
  const settingsOf = (kind: Kind): EventStoreSettings =>
    kind === to ? config.eventStore : readConfig({ ...process.env, EVENT_STORE: kind }).eventStore;
  const say = (line: string) => process.stdout.write(`${line}\n`);
  mkdirSync(config.dataFolder, { recursive: true, mode: 0o700 });
  const isHere = from === 'sqlite' || to === 'sqlite';
  const files = filesIn(config.dataFolder);
  if (from === 'sqlite' && !existsSync(files.log))
    throw new Error(`there is no log at ${files.log}: set DATA_FOLDER to the folder that has it`);
  const lock = isHere ? lockDataFolder(config.dataFolder) : undefined;
  const open = (kind: Kind) =>
    openLog(settingsOf(kind), {
      file: files.log,
      folder: folderOf(files) ?? randomUUID(),
      categories: compose(features).categories,
      log: () => undefined,
    });
  const old = await open(from);
  try {
    const fresh = await open(to);
    try {
      const { events, before, digest } = await copyLog({
        ...{ from: old, to: fresh },
        appends: to === 'kurrentdb' ? 1 : undefined,
        onProgress: (copied) => say(`${copied} events`),
      });
      if (before > 0) say(`${before} of them lay there already`);
      say(`${from}: ${events} events, sha256 ${digest}`);
      say(`${to}: ${events} events, sha256 ${digest}`);
      say(`the log on ${to} is ${await fresh.epoch()}: set EVENT_STORE=${to} and make the read models again`);
    } finally {
      await fresh.close();
    }
  } finally {
    await old.close();
    lock?.release();
  }
}

function kindAfter(args: readonly string[], option: string): Kind | undefined {
  const at = args.indexOf(option);
  return kinds.find((kind) => at >= 0 && kind === args[at + 1]);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
