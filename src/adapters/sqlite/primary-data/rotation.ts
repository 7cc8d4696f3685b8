import type { RotatingStore } from '../../primary-data/rotation';
import type { Database } from '../connection';
import type { Reading } from '../reading';
import type { PrimaryWriting } from './writing';

export const sqliteRotation = (reading: Reading<RotationReads>, writing: PrimaryWriting): RotatingStore => ({
  keyCheck: reading.use(({ keyCheck }) => (keyCheck.get() as [string])[0]),
  isRetired: async (check) => reading.use(({ isRetired }) => isRetired.get(`retired ${check}`) !== undefined),
  page: async (after, count) =>
    reading
      .use(({ keysAfter }) => keysAfter.all(after, count) as [string, Buffer][])
      .map(([id, wrapped]) => ({ id, wrapped })),
  replace: async (rows) => void (await writing.run<'rewrap-keys'>({ kind: 'rewrap-keys', rows })),
  keepRoot: (root) => writing.run<'keep-root'>({ kind: 'keep-root', root }),
  finish: async (now) => void (await writing.run<'finish-rotation'>({ kind: 'finish-rotation', ...now })),
});

export type RotationReads = ReturnType<typeof prepareRotationReads>;
export const prepareRotationReads = (db: Database.Database) => ({
  keyCheck: db.prepare(`SELECT value FROM meta WHERE name = 'key-check'`).raw(),
  isRetired: db.prepare('SELECT 1 FROM meta WHERE name = ?'),
  keysAfter: db.prepare('SELECT id, wrapped FROM data_key WHERE id > ? ORDER BY id LIMIT ?').raw(),
});
