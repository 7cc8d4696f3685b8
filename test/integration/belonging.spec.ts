import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { CountyFolder } from '../kit/county-folder';
import { temporaryFolder } from '../kit/temporary-folder';

/** A stopped service's folder with a report in it. */
async function aCounty(): Promise<string> {
  const folder = join(temporaryFolder(), 'data');
  await CountyFolder.with(folder, (county) => county.report());
  return folder;
}

const starts = (folder: string): Promise<void> => CountyFolder.with(folder, async () => undefined);
const copyOf = (folder: string): string => {
  const copy = join(temporaryFolder(), 'copy');
  cpSync(folder, copy, { recursive: true });
  return copy;
};
const bring = (name: string, from: string, to: string): void => {
  rmSync(join(to, name), { recursive: true, force: true });
  cpSync(join(from, name), join(to, name), { recursive: true });
};
function sqlIn(file: string, sql: string): void {
  const db = new Libsql(file);
  db.exec(sql);
  db.close();
}

describe('a start on a data folder', () => {
  it.each(['events.db', 'primary.db', 'attachments'])('refuses it without its %s', async (name) => {
    const folder = await aCounty();
    rmSync(join(folder, name), { recursive: true });
    await expect(starts(folder)).rejects.toThrow(
      new RegExp(`${name} is missing, and .* lies beside it: put back .*npm run restore`),
    );
    expect(existsSync(join(folder, name))).toBe(false);
  });

  it.each(['events.db', 'primary.db'])('refuses it with an empty %s', async (name) => {
    const folder = await aCounty();
    writeFileSync(join(folder, name), '');
    await expect(starts(folder)).rejects.toThrow(`${name} is empty, and`);
    rmSync(join(folder, name));
    sqlIn(join(folder, name), 'PRAGMA journal_mode = WAL');
    await expect(starts(folder)).rejects.toThrow(`${name} is empty, and`);
  });

  it.each(['events.db', 'primary.db', 'attachments'])(
    'refuses it with the %s of another county',
    async (name) => {
      const [folder, other] = [await aCounty(), await aCounty()];
      bring('master.key', other, folder);
      bring(name, other, folder);
      await expect(starts(folder)).rejects.toThrow(/belongs to the data folder .*, and .* to .*: put back/);
    },
  );

  it('refuses a primary.db of an older build beside a log that knows its folder', async () => {
    const folder = await aCounty();
    sqlIn(join(folder, 'primary.db'), `DELETE FROM meta WHERE name = 'folder'`);
    await expect(starts(folder)).rejects.toThrow(/primary\.db does not say which data folder it belongs to/);
  });

  it.each(['events.db', 'primary.db'])(
    'names %s when it is damaged, and the -wal that lies there',
    async (name) => {
      const folder = await aCounty();
      writeFileSync(join(folder, name), 'not a database, and longer than the header of one'.repeat(20));
      await expect(starts(folder)).rejects.toThrow(`${join(folder, name)} cannot be read: `);
      writeFileSync(join(folder, `${name}-wal`), 'left by a service that was killed');
      await expect(starts(folder)).rejects.toThrow(`move ${join(folder, `${name}-wal`)} and`);
    },
  );

  it('takes a folder of an older build, which gave no ids, and gives them', async () => {
    const folder = await aCounty();
    for (const name of ['events.db', 'primary.db'])
      sqlIn(join(folder, name), `DELETE FROM meta WHERE name = 'folder'`);
    rmSync(join(folder, 'attachments'), { recursive: true });
    await starts(folder);
    const known = copyOf(folder);
    rmSync(join(known, 'primary.db'));
    await expect(starts(known)).rejects.toThrow(/primary\.db is missing/);
    await starts(folder);
  });

  it('refuses a folder of an older build that lost its primary data', async () => {
    const folder = await aCounty();
    sqlIn(join(folder, 'events.db'), `DELETE FROM meta WHERE name = 'folder'`);
    for (const name of ['primary.db', 'attachments']) rmSync(join(folder, name), { recursive: true });
    await expect(starts(folder)).rejects.toThrow(/primary\.db is missing, and .*events\.db lies beside it/);
  });

  it('goes on where a first start was cut off', async () => {
    const folder = await aCounty();
    for (const name of ['events.db', 'attachments']) rmSync(join(folder, name), { recursive: true });
    const db = new Libsql(join(folder, 'primary.db'));
    const [id] = db.prepare(`SELECT value FROM meta WHERE name = 'folder'`).raw().get() as [string];
    db.close();
    writeFileSync(join(folder, 'founding'), id);
    await starts(folder);
    expect(readdirSync(folder)).not.toContain('founding');
    await starts(folder);
  });
});

describe('primary data that is older than the log', () => {
  /** The primary data as it was before, put beside the log as it is after. */
  async function setBack(
    between: (county: CountyFolder) => Promise<void>,
    sameProcess = false,
  ): Promise<string> {
    const folder = await aCounty();
    let before = copyOf(folder);
    await CountyFolder.with(folder, async (county) => {
      if (sameProcess) {
        await county.report();
        before = copyOf(folder);
      }
      await between(county);
    });
    for (const tail of ['', '-wal', '-shm']) {
      rmSync(join(folder, `primary.db${tail}`), { force: true });
      if (existsSync(join(before, `primary.db${tail}`)))
        cpSync(join(before, `primary.db${tail}`), join(folder, `primary.db${tail}`));
    }
    return folder;
  }
  const older = /primary\.db is older than .*events\.db, whose events need its generation \d+/;

  it('is refused when the newest report is the one that it lacks', async () => {
    await expect(starts(await setBack(async (county) => void (await county.report())))).rejects.toThrow(
      older,
    );
  });

  it('is refused when many events came after the report that it lacks', async () => {
    const folder = await setBack(async (county) => {
      await county.report();
      await county.remarks(250);
    });
    await expect(starts(folder)).rejects.toThrow(older);
  });

  it('is refused when it holds the keys and numbers of the log, and only a citizen is missing', async () => {
    const folder = await setBack((county) => county.returns(), true);
    await expect(starts(folder)).rejects.toThrow(older);
  });

  it('is refused although it came as far on another way', async () => {
    const folder = await aCounty();
    const apart = copyOf(folder);
    await CountyFolder.with(folder, (county) => county.report());
    for (let day = 0; day < 3; day++) await CountyFolder.with(apart, (county) => county.report());
    bring('primary.db', apart, folder);
    await expect(starts(folder)).rejects.toThrow(/older .* on another way/);
  });

  it('changes nothing by being refused, and is refused again', async () => {
    const folder = await setBack(async (county) => void (await county.report()));
    for (let tries = 0; tries < 3; tries++) await expect(starts(folder)).rejects.toThrow(older);
  });

  it('is not: a log that is older than its primary data', async () => {
    const folder = await aCounty();
    const before = copyOf(folder);
    await CountyFolder.with(folder, (county) => county.report());
    bring('events.db', before, folder);
    await starts(folder);
  });
});

describe('read models', () => {
  const asideIn = (folder: string) =>
    readdirSync(folder).filter(
      (name) => name.startsWith('read-models.db.aside-') && !/-(wal|shm)$/.test(name),
    );

  it('are set aside and made again when they are damaged, or of another county', async () => {
    const [folder, other] = [await aCounty(), await aCounty()];
    bring('read-models.db', other, folder);
    await starts(folder);
    expect(asideIn(folder)).toHaveLength(1);
    writeFileSync(
      join(folder, 'read-models.db'),
      'no database at all, but long enough to be looked at'.repeat(20),
    );
    await starts(folder);
    expect(asideIn(folder)).toHaveLength(2);
    await starts(folder);
    expect(asideIn(folder)).toHaveLength(2);
  });
});
