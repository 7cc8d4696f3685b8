import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { filesIn } from '../src/app/embedded/files';
import { mixtures, type Backups } from '../test/kit/mixtures';
import { photoOf } from '../test/kit/photo';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { growLog } from './load/busy-log';
import { differences } from './load/compare';
import { unreadable } from './load/identities';
import { aReport, Ledger } from './load/ledger';
import { settled } from './load/settled';
import { concern, everyday, play, work } from './load/stories';
import { again, eventsIn, foldOf, rowsOf, startWorld, verdictOn, type World } from './load/world';

const run = promisify(execFile);
const ROOT = resolve(__dirname, '..');
const CALLERS = 12;
const PHOTOS = 3;
const MIB = 1024 * 1024;
/** Lists are made again from a large log before requests may come; how fast is another proof's matter. */
const STARTS_WITHIN_MS = 1_800_000;

/**
 * A large log is backed up while the service serves; the backup is restored, and serves what it held. Then whatever
 * somebody may mix of several backups. `--mib 1024` of log, `--rounds 2` of a plain copy and a backup each
 */
const backup: Measure = async function* (options) {
  const rounds = options.number('rounds', 2);
  const root = freshFolder();
  const small = await smallBackups(root);
  const data = join(root, 'data');
  mkdirSync(data);
  let world = await startWorld({ folder: data });
  const ledger = new Ledger();
  let over = false;
  try {
    await photographed(world, ledger);
    await world.service.stop();
    growLog(filesIn(data).log, options.number('mib', 1024) * MIB);
    world = await again(world, { startWithinMs: STARTS_WITHIN_MS });
    await settled(world.client, STARTS_WITHIN_MS);
    const playing = play({ ...world, ledger, isOver: () => over }, CALLERS, everyday);
    const told = { copying: 0, backingUp: 0, meanwhile: 0, before: 0 };
    const into = join(root, 'backup');
    for (let round = 0; round < rounds; round++) {
      const copy = join(root, 'plain-copy');
      told.copying += await millisOf(() =>
        run('sh', ['-c', `cp -r "${data}" "${copy}" && sync "${copy}"/*.db`]),
      );
      removeFolder(copy);
      removeFolder(into);
      told.before = ledger.acknowledged.length;
      told.backingUp += await millisOf(() => cli('backup', data, into));
      told.meanwhile += ledger.acknowledged.length - told.before;
    }
    over = true;
    await playing;
    await world.service.kill();
    yield measured('backup: the log, MiB', await sizeOf(data), 'MiB');
    yield measured('backup: plain copies of the folder under load', told.copying / rounds, 'ms');
    yield measured('backup: backups of the folder under load', told.backingUp / rounds, 'ms');
    yield measured('backup: backup ÷ plain copy', told.backingUp / told.copying, 'times', '<= 3');
    yield measured('backup: commands acknowledged while it was taken', told.meanwhile, 'commands', '>= 20');

    const restored = join(root, 'restored');
    await cli('restore', root, into, restored);
    const held = (await rowsOf(restored)).length;
    yield measured(
      'backup: restored events that digest otherwise than the log up to there',
      (await digestOf(data, held)) === (await digestOf(restored, held)) ? 0 : 1,
      'logs',
      '= 0',
    );
    const verdict = await verdictOn(restored);
    yield measured(
      'backup: faults found by the independent verifier',
      verdict.faults.length,
      'faults',
      '= 0',
    );
    const before = new Ledger();
    before.acknowledged.push(...ledger.acknowledged.slice(0, told.before));
    yield measured(
      'backup: acknowledged before it began and not in it',
      before.lost(await eventsIn(restored)).length,
      'commands',
      '= 0',
    );
    // The callers' tokens are another matter, and they know the service by its address.
    cpSync(join(data, 'token-issuer.json'), join(restored, 'token-issuer.json'));
    world = await startWorld({
      folder: restored,
      port: world.service.port,
      startWithinMs: STARTS_WITHIN_MS,
    });
    await settled(world.client, STARTS_WITHIN_MS);
    const wrong = await differences(world.client, await foldOf(restored));
    const sealed = await unreadable(world.client, before);
    for (const reason of [...wrong, ...sealed].slice(0, 10)) console.error(reason);
    yield measured('backup: restored rows unlike a fold of the events', wrong.length, 'rows', '= 0');
    yield measured('backup: identities, words or photos unreadable', sealed.length, 'appeals', '= 0');
    yield measured('backup: photos read again', await photosRead(before), 'photos', `= ${PHOTOS}`);

    yield measured('backup: mixtures tried', mixtures.length, 'mixtures', '>= 12');
    yield measured(
      'backup: mixtures that were not refused',
      await notRefused(root, small),
      'mixtures',
      '= 0',
    );
  } finally {
    over = true;
    await world.service.kill();
    removeFolder(root);
  }
};
export default backup;

const millisOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

/** As an operator runs it: in a process of its own. */
const cli = (command: 'backup' | 'restore', dataFolder: string, ...args: readonly string[]) =>
  run(process.execPath, [join(ROOT, `dist/cli/${command}.js`), ...args], {
    cwd: dataFolder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATA_FOLDER: dataFolder },
  });

const sizeOf = async (folder: string): Promise<number> =>
  (await rowsOf(folder)).reduce((sum, row) => sum + row.data.length + row.metadata.length, 0) / MIB;

async function digestOf(folder: string, events: number): Promise<string> {
  const hash = createHash('sha256');
  for (const row of (await rowsOf(folder)).slice(0, events)) hash.update(JSON.stringify(row));
  return hash.digest('hex');
}

/** Reports with a photo each, by people of their own. */
async function photographed({ client, towns }: World, ledger: Ledger): Promise<void> {
  for (let at = 0; at < PHOTOS; at++) {
    const reporter = await client.as('citizen', `1389153000${at}`);
    const { ref } = await reporter.upload(await photoOf({ ImageDescription: `no. ${at}` }));
    await ledger.tell(aReport(reporter, { ...concern(towns[at]!), attachments: [{ ref }] }));
  }
}

async function photosRead({ reports }: Ledger): Promise<number> {
  let read = 0;
  for (const { act, answer } of reports.slice(0, PHOTOS)) {
    const { attachments = [] } = await act.by.sees(answer);
    for (const { id } of attachments) if ((await act.by.bytes(answer, id)).status === 200) read++;
  }
  return read;
}

/** Of a service that is small enough to be copied many times. */
async function smallBackups(root: string): Promise<Backups> {
  const backups = {
    earlier: join(root, 'earlier'),
    later: join(root, 'later'),
    foreign: join(root, 'foreign'),
  };
  const ofService = async (folder: string, into: readonly string[]) => {
    mkdirSync(folder);
    const world = await startWorld({ folder });
    const ledger = new Ledger();
    try {
      for (const backedUp of into) {
        await photographed(world, ledger);
        await work(world, ledger, CALLERS, 700);
        await cli('backup', folder, backedUp);
      }
    } finally {
      await world.service.kill();
    }
  };
  await ofService(join(root, 'small'), [backups.earlier, backups.later]);
  await ofService(join(root, 'other'), [backups.foreign]);
  return backups;
}

async function notRefused(root: string, backups: Backups): Promise<number> {
  let taken = 0;
  const [copy, into] = [join(root, 'mixture'), join(root, 'of-a-mixture')];
  for (const { name, make, says } of mixtures) {
    cpSync(backups.later, copy, { recursive: true });
    make(copy, backups);
    const said = await cli('restore', root, copy, into).then(
      () => 'it was restored',
      (error: unknown) => String((error as { stderr?: string }).stderr).trim(),
    );
    if (!says.test(said) || said.includes('\n') || existsSync(into)) {
      taken++;
      console.error(`${name}: ${said}`);
    }
    for (const folder of [copy, into]) rmSync(folder, { recursive: true, force: true });
  }
  return taken;
}
