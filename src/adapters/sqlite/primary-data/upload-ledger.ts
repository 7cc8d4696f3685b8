import type { AttachmentId, EventId, KeyId, Position } from '../../../kernel/ids';
import type { Allowance, Spending, Upload, UploadLedger } from '../../../kernel/ports/upload-ledger';
import type { Database } from '../connection';
import type { Reading } from '../reading';
import { UPLOAD_COLUMNS, type UploadRow } from './upload-jobs';
import type { PrimaryWriting } from './writing';

/** Uploads of the last day beside the keys that they are sealed under: both come back from the same backup. */
export class SqliteUploadLedger implements UploadLedger {
  constructor(
    private readonly reading: Reading<UploadReads>,
    private readonly writing: PrimaryWriting,
  ) {}

  async begin(upload: Upload): Promise<void> {
    await this.writing.run<'begin-upload'>({ kind: 'begin-upload', row: rowOf(upload) });
  }

  async finish(ids: readonly AttachmentId[]): Promise<void> {
    await this.writing.run<'finish-uploads'>({ kind: 'finish-uploads', ids });
  }

  async byMark(mark: string): Promise<Upload | undefined> {
    const row = this.reading.use(({ byMark }) => byMark.get(mark) as UploadRow | undefined);
    return row && uploadOf(row);
  }

  async get(id: AttachmentId): Promise<Upload | undefined> {
    const row = this.reading.use(({ byId }) => byId.get(id) as UploadRow | undefined);
    return row && uploadOf(row);
  }

  prolong(id: AttachmentId, until: number): Promise<boolean> {
    return this.writing.run<'prolong-upload'>({ kind: 'prolong-upload', id, until });
  }

  async over(before: number, most: number): Promise<readonly Upload[]> {
    const rows = this.reading.use(({ over }) => over.all(before, most) as UploadRow[]);
    return rows.map(uploadOf);
  }

  condemn(id: AttachmentId, before: number): Promise<boolean> {
    return this.writing.run<'condemn-upload'>({ kind: 'condemn-upload', id, before });
  }

  async forget(id: AttachmentId): Promise<void> {
    await this.writing.run<'forget-upload'>({ kind: 'forget-upload', id });
  }

  spend(spending: Spending, { files, bytes }: Allowance): Promise<boolean> {
    const most = { mostFiles: files, mostBytes: bytes };
    return this.writing.run<'spend-upload'>({ kind: 'spend-upload', ...spending, ...most });
  }
}

const rowOf = ({ id, mark, key, kind, mediaType, bytes, until, log }: Upload): UploadRow => [
  id,
  mark,
  key,
  kind,
  mediaType,
  bytes,
  until,
  log.epoch,
  log.position,
  log.event ?? null,
];

const uploadOf = ([
  id,
  mark,
  key,
  kind,
  mediaType,
  bytes,
  until,
  epoch,
  position,
  event,
]: UploadRow): Upload => ({
  id: id as AttachmentId,
  mark,
  key: key as KeyId,
  kind,
  mediaType,
  bytes,
  until,
  log: { epoch, position: position as Position, event: (event ?? undefined) as EventId | undefined },
});

export type UploadReads = ReturnType<typeof prepareUploadReads>;
export const prepareUploadReads = (db: Database.Database) => ({
  byMark: db
    .prepare(`SELECT ${UPLOAD_COLUMNS} FROM upload WHERE mark = ? AND state = 1 ORDER BY id LIMIT 1`)
    .raw(),
  byId: db.prepare(`SELECT ${UPLOAD_COLUMNS} FROM upload WHERE id = ? AND state = 1`).raw(),
  over: db.prepare(`SELECT ${UPLOAD_COLUMNS} FROM upload WHERE until < ? ORDER BY until LIMIT ?`).raw(),
});
