import type { Database } from '../connection';

export type UploadJob =
  | { readonly kind: 'begin-upload'; readonly row: UploadRow }
  | { readonly kind: 'finish-uploads'; readonly ids: readonly string[] }
  | { readonly kind: 'prolong-upload'; readonly id: string; readonly until: number }
  | { readonly kind: 'condemn-upload'; readonly id: string; readonly before: number }
  | { readonly kind: 'forget-upload'; readonly id: string }
  | {
      readonly kind: 'spend-upload';
      readonly who: string;
      readonly day: string;
      readonly bytes: number;
      readonly mostFiles: number;
      readonly mostBytes: number;
    };

export interface UploadResults {
  readonly 'begin-upload': null;
  readonly 'finish-uploads': null;
  readonly 'prolong-upload': boolean;
  readonly 'condemn-upload': boolean;
  readonly 'forget-upload': null;
  readonly 'spend-upload': boolean;
}

export type UploadRow = readonly [
  id: string,
  mark: string,
  key: string,
  kind: string,
  mediaType: string,
  bytes: number,
  until: number,
  epoch: string,
  position: number,
  event: string | null,
];

/** 0: its bytes are on their way. 1: it can be named. 2: its bytes are being deleted. */
export const uploadShape = `
  CREATE TABLE upload (
    id TEXT PRIMARY KEY, mark TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL, media_type TEXT NOT NULL,
    bytes INTEGER NOT NULL, until INTEGER NOT NULL, epoch TEXT NOT NULL, position INTEGER NOT NULL, event TEXT, state INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE INDEX upload_by_mark ON upload (mark);
  CREATE INDEX upload_by_until ON upload (until);
  CREATE TABLE upload_day (
    day TEXT NOT NULL, who TEXT NOT NULL, files INTEGER NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (day, who)
  ) WITHOUT ROWID`;

export const UPLOAD_COLUMNS = 'id, mark, key, kind, media_type, bytes, until, epoch, position, event';

type Run = {
  readonly [Kind in UploadJob['kind']]: (
    job: Extract<UploadJob, { readonly kind: Kind }>,
  ) => UploadResults[Kind];
};

/** Each is harmless when it is done and nobody heard of it: what was begun and not named is swept. */
export function uploadRuns(db: Database.Database): Run {
  const begin = db.prepare(
    `INSERT INTO upload (${UPLOAD_COLUMNS}, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)`,
  );
  const finish = db.prepare('UPDATE upload SET state = 1 WHERE id = ? AND state = 0');
  const prolong = db.prepare('UPDATE upload SET until = max(until, ?) WHERE id = ? AND state = 1');
  const condemn = db.prepare('UPDATE upload SET state = 2 WHERE id = ? AND until < ?');
  const forget = db.prepare('DELETE FROM upload WHERE id = ?');
  const spent = db.prepare('SELECT files, bytes FROM upload_day WHERE day = ? AND who = ?').raw();
  const forgetDays = db.prepare('DELETE FROM upload_day WHERE day < ?');
  const spend = db.prepare(
    `INSERT INTO upload_day (day, who, files, bytes) VALUES (?, ?, 1, ?)
     ON CONFLICT DO UPDATE SET files = files + 1, bytes = bytes + excluded.bytes`,
  );
  return {
    'begin-upload': ({ row }) => (begin.run(...row), null),
    'finish-uploads': ({ ids }) => {
      for (const id of ids) finish.run(id);
      return null;
    },
    'prolong-upload': ({ id, until }) => prolong.run(until, id).changes > 0,
    'condemn-upload': ({ id, before }) => condemn.run(id, before).changes > 0,
    'forget-upload': ({ id }) => (forget.run(id), null),
    'spend-upload': ({ who, day, bytes, mostFiles, mostBytes }) => {
      forgetDays.run(day);
      const [files, sum] = (spent.get(day, who) as [number, number] | undefined) ?? [0, 0];
      if ((mostFiles > 0 && files >= mostFiles) || (mostBytes > 0 && sum + bytes > mostBytes)) return false;
      spend.run(day, who, bytes);
      return true;
    },
  };
}
