import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backUp } from '../../src/app/embedded/backup';
import { restore } from '../../src/app/embedded/restore';
import { CountyFolder } from '../kit/county-folder';
import { mixtures, type Backups } from '../kit/mixtures';
import { temporaryFolder } from '../kit/temporary-folder';
import { openLogFile, type Row } from '../../prove/verify/log-file';

const noon = new Date('2026-07-01T04:00:00Z');

function rowsOf(folder: string): readonly Row[] {
  const log = openLogFile(join(folder, 'events.db'));
  try {
    return [...log.all()];
  } finally {
    log.close();
  }
}

/** Two backups of one county with reports between them, and one of another county. */
async function threeBackups(): Promise<Backups & { readonly data: string }> {
  const root = temporaryFolder();
  const [data, other] = [join(root, 'data'), join(root, 'other')];
  const backups = {
    earlier: join(root, 'earlier'),
    later: join(root, 'later'),
    foreign: join(root, 'foreign'),
  };
  await CountyFolder.with(data, async (county) => {
    await county.report();
    await backUp(data, backups.earlier, noon);
    // Not all of them with a key of a new stock: what is missing may be a citizen or a number alone.
    await county.report();
    await backUp(data, backups.later, noon);
  });
  await CountyFolder.with(other, (county) => county.report());
  await backUp(other, backups.foreign, noon);
  return { ...backups, data };
}

describe('a backup', () => {
  let made: Awaited<ReturnType<typeof threeBackups>>;
  beforeAll(async () => {
    made = await threeBackups();
  });

  it('holds all stores but the read models, readable by nobody else, and says what is in it', () => {
    expect(readdirSync(made.later).sort()).toEqual([
      'attachments',
      'events.db',
      'manifest.json',
      'master.key',
      'primary.db',
    ]);
    for (const name of ['events.db', 'primary.db', 'master.key', 'manifest.json'])
      expect(statSync(join(made.later, name)).mode & 0o077).toBe(0);
    const manifest = JSON.parse(readFileSync(join(made.later, 'manifest.json'), 'utf8')) as unknown;
    const newest = rowsOf(made.later).at(-1)!;
    expect(manifest).toMatchObject({
      version: 1,
      takenAt: noon.toISOString(),
      holds: {
        events: 4,
        head: { position: newest.position, event: newest.id },
        citizens: 2,
        attachments: 2,
        masterKey: true,
      },
    });
  });

  it('is restored as another folder with the same events, which goes on with a number of its own', async () => {
    const into = join(temporaryFolder(), 'restored');
    await restore(made.later, into);
    expect(rowsOf(into)).toEqual(rowsOf(made.later));
    const known = rowsOf(into).map(({ data }) => (JSON.parse(data) as { number: string }).number);
    const next = await CountyFolder.with(into, (county) => county.report());
    expect(known).not.toContain(next);
  });

  it('refuses to be put where something lies, and to be restored there, and leaves that alone', async () => {
    const into = temporaryFolder();
    writeFileSync(join(into, 'notes.txt'), 'mine');
    await expect(backUp(made.data, into, noon)).rejects.toThrow(`${into} is not empty`);
    await expect(restore(made.later, into)).rejects.toThrow(`${into} is not empty`);
    expect(readdirSync(into)).toEqual(['notes.txt']);
  });

  it('refuses a folder that is none, and a photo that was changed, and leaves nothing half done', async () => {
    const nowhere = temporaryFolder();
    const into = join(temporaryFolder(), 'backup');
    await expect(backUp(nowhere, into, noon)).rejects.toThrow(/events\.db is missing: .*Set DATA_FOLDER/);
    const copy = join(temporaryFolder(), 'data');
    cpSync(made.data, copy, { recursive: true });
    const photo = readdirSync(join(copy, 'attachments'), { recursive: true, encoding: 'utf8' }).find((name) =>
      /[0-9a-f]{64}$/.test(name),
    )!;
    writeFileSync(join(copy, 'attachments', photo), 'another');
    await expect(backUp(copy, into, noon)).rejects.toThrow(/was changed on disk/);
    expect(existsSync(into)).toBe(false);
  });

  it.each(mixtures)('is refused as a mixture: $name', async ({ make, says }) => {
    const copy = join(temporaryFolder(), 'backup');
    cpSync(made.later, copy, { recursive: true });
    make(copy, made);
    const into = join(temporaryFolder(), 'restored');
    await expect(restore(copy, into)).rejects.toThrow(says);
    expect(existsSync(into)).toBe(false);
  });

  it('refuses the key from the environment that is another one, and takes the right one', async () => {
    const into = join(temporaryFolder(), 'restored');
    mkdirSync(into);
    await expect(restore(made.later, into, { masterKey: Buffer.alloc(32, 9) })).rejects.toThrow(
      /SUQIU_MASTER_KEY is not the master key/,
    );
    expect(readdirSync(into)).toEqual([]);
    const right = Buffer.from(readFileSync(join(made.later, 'master.key'), 'utf8').trim(), 'base64');
    expect((await restore(made.later, into, { masterKey: right })).keyIsElsewhere).toBe(false);
  });
});
