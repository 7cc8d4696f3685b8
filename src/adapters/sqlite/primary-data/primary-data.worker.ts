import { migrate } from '../connection';
import { markFolder } from '../folder-mark';
import { refusedKey } from '../../primary-data/rotation';
import { serveGroups } from '../serve-groups';
import { primaryShape, type Answered, type JobOf, type PrimaryJob, type PrimaryResults } from './jobs';
import { uploadRuns } from './upload-jobs';

interface PrimaryOptions {
  readonly keyCheck: string;
  readonly otherCheck?: string | undefined;
  readonly session: string;
}

/** An event may name what it wrote, or rely on it. */
const isNeeded = (kind: PrimaryJob['kind']): boolean =>
  kind === 'stock-keys' || kind === 'add-citizen' || kind === 'reserve-numbers' || erases(kind);

const erases = (kind: PrimaryJob['kind']): boolean => kind === 'destroy-key' || kind === 'forget-citizen';

type Run = { readonly [Kind in PrimaryJob['kind']]: (job: JobOf<Kind>) => PrimaryResults[Kind] };

/**
 * No reading back here: each of these jobs is harmless when it is done and nobody heard of it. Keys stay unused,
 * numbers leave a gap, the same citizen is found, a key is destroyed twice.
 */
serveGroups<PrimaryJob, Answered<PrimaryJob['kind']>>((db, { file, options }) => {
  // What is deleted is overwritten, in the file and, by the checkpoint below, in its log.
  db.pragma('secure_delete = ON');
  migrate(db, file, primaryShape);
  const { keyCheck, otherCheck, session } = options as PrimaryOptions;
  recogniseKey({ check: keyCheck, otherCheck });
  markFolder(db, options);

  const addKey = db.prepare('INSERT INTO data_key (id, wrapped) VALUES (?, ?)');
  const rewrap = db.prepare('UPDATE data_key SET wrapped = ? WHERE id = ? AND wrapped = ?');
  const destroyKey = db.prepare('DELETE FROM data_key WHERE id = ?');
  const forgetCitizen = db.prepare('DELETE FROM citizen WHERE id = ?');
  const forgetLinks = db.prepare('DELETE FROM number_link WHERE number = ? OR account = ?');
  const addCitizen = db.prepare(
    'INSERT INTO citizen (hash, id, key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const citizen = db.prepare('SELECT id, key FROM citizen WHERE hash = ?').raw();
  const link = db.prepare(
    `INSERT INTO number_link (number, account, seen) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET seen = max(seen, excluded.seen)`,
  );
  const reserve = db
    .prepare(
      `INSERT INTO number_block (county, day, reserved) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET reserved = reserved + excluded.reserved RETURNING reserved`,
    )
    .raw();

  const grow = db
    .prepare(`UPDATE meta SET value = value + 1 WHERE name = 'generation' RETURNING value`)
    .raw();
  const generation = db.prepare(`SELECT value FROM meta WHERE name = 'generation'`).raw();
  const generationAfter = (kind: PrimaryJob['kind']) =>
    Number(((isNeeded(kind) ? grow : generation).get() as [string])[0]);
  // A session is a generation of its own: no copy from before it comes as far.
  if (db.prepare('INSERT INTO session VALUES (?) ON CONFLICT DO NOTHING').run(session).changes > 0)
    grow.get();

  const run: Run = {
    ...uploadRuns(db),
    'stock-keys': ({ keys }) => {
      for (const { id, wrapped } of keys) addKey.run(id, Buffer.from(wrapped));
      return null;
    },
    'destroy-key': ({ id }) => {
      destroyKey.run(id);
      return null;
    },
    'forget-citizen': ({ id }) => {
      forgetCitizen.run(id);
      forgetLinks.run(id, id);
      return null;
    },
    // The work is done after the commit, as for whatever erases.
    purge: () => null,
    'rewrap-keys': ({ rows }) => {
      for (const { id, was, wrapped } of rows) rewrap.run(Buffer.from(wrapped), id, Buffer.from(was));
      return null;
    },
    'keep-root': ({ root }) => {
      db.prepare(`INSERT INTO meta VALUES ('root', ?) ON CONFLICT DO NOTHING`).run(root);
      return (db.prepare(`SELECT value FROM meta WHERE name = 'root'`).raw().get() as [string])[0];
    },
    'finish-rotation': ({ keyCheck: check, retired, root, keepsWrapped }) => {
      const put = db.prepare(
        'INSERT INTO meta VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      );
      put.run('key-check', check);
      put.run('root', root);
      put.run(`retired ${retired}`, '');
      if (!keepsWrapped) db.exec(`DELETE FROM meta WHERE name = 'wrapped-master-key'`);
      return null;
    },
    'add-citizen': ({ hash, id, key }) => {
      addCitizen.run(hash, id, key);
      return citizen.get(hash) as [string, string];
    },
    'link-number': ({ number, account, at }) => {
      link.run(number, account, at);
      return null;
    },
    'reserve-numbers': ({ county, day, size }) => (reserve.get(county, day, size) as [number])[0],
  };

  function recogniseKey(own: { readonly check: string; readonly otherCheck: string | undefined }): void {
    const { check } = own;
    db.prepare(`INSERT INTO meta VALUES ('key-check', ?) ON CONFLICT DO NOTHING`).run(check);
    const [known] = db.prepare(`SELECT value FROM meta WHERE name = 'key-check'`).raw().get() as [string];
    const retired = db.prepare('SELECT 1 FROM meta WHERE name = ?').get(`retired ${check}`) !== undefined;
    const refused = refusedKey(known, retired, own);
    if (refused === 'retired')
      throw new Error(
        `the keys in ${file} were wrapped anew since, and SUQIU_MASTER_KEY is the key from before: set it to the one that came after`,
      );
    if (refused === 'foreign') {
      throw new Error(
        `${file} was written under another master key: start with the key of this data folder, or with another folder`,
      );
    }
  }

  return {
    run: <Kind extends PrimaryJob['kind']>(job: JobOf<Kind>) => ({
      result: run[job.kind](job),
      generation: generationAfter(job.kind),
    }),
    afterCommit: (jobs) => {
      if (jobs.some(({ kind }) => kind === 'purge' || kind === 'finish-rotation' || erases(kind)))
        db.pragma('wal_checkpoint(TRUNCATE)');
    },
  };
});
