import type { AttachmentId, EventId, KeyId, Position } from '../../../kernel/ids';
import type { Allowance, Spending, Upload, UploadLedger } from '../../../kernel/ports/upload-ledger';
import type { Asking } from './asking';

type Row = [
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

const COLUMNS = 'id, mark, key, kind, media_type, bytes, until, epoch, position, event';

/** State 0: its bytes are on their way. 1: it can be named. 2: its bytes are being deleted. */
export class PostgresUploadLedger implements UploadLedger {
  /** Older days are forgotten once a day, by whoever spends first. */
  private today = '';

  constructor(private readonly asking: Asking) {}

  async begin(upload: Upload): Promise<void> {
    await this.asking.changes(
      `insert into upload (${COLUMNS}, state) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)
       on conflict do nothing`,
      rowOf(upload),
    );
  }

  async finish(ids: readonly AttachmentId[]): Promise<void> {
    await this.asking.changes('update upload set state = 1 where id = any($1::text[]) and state = 0', [ids]);
  }

  async byMark(mark: string): Promise<Upload | undefined> {
    const [row] = await this.asking.rows<Row>(
      `select ${COLUMNS} from upload where mark = $1 and state = 1 order by id limit 1`,
      [mark],
    );
    return row && uploadOf(row);
  }

  async get(id: AttachmentId): Promise<Upload | undefined> {
    const [row] = await this.asking.rows<Row>(`select ${COLUMNS} from upload where id = $1 and state = 1`, [
      id,
    ]);
    return row && uploadOf(row);
  }

  prolong(id: AttachmentId, until: number): Promise<boolean> {
    return this.asking.changes('update upload set until = greatest(until, $1) where id = $2 and state = 1', [
      until,
      id,
    ]);
  }

  async over(before: number, most: number): Promise<readonly Upload[]> {
    const rows = await this.asking.rows<Row>(
      `select ${COLUMNS} from upload where until < $1 order by until limit $2`,
      [before, most],
    );
    return rows.map(uploadOf);
  }

  condemn(id: AttachmentId, before: number): Promise<boolean> {
    return this.asking.changes('update upload set state = 2 where id = $1 and until < $2', [id, before]);
  }

  async forget(id: AttachmentId): Promise<void> {
    await this.asking.changes('delete from upload where id = $1', [id]);
  }

  async spend({ who, day, bytes }: Spending, most: Allowance): Promise<boolean> {
    if (day > this.today) {
      await this.asking.changes('delete from upload_day where day < $1', [day]);
      this.today = day;
    }
    if (most.bytes > 0 && bytes > most.bytes) return false;
    return this.asking.changes(
      `insert into upload_day as spent (day, who, files, bytes) values ($1, $2, 1, $3)
       on conflict (day, who) do update set files = spent.files + 1, bytes = spent.bytes + excluded.bytes
       where ($4::bigint = 0 or spent.files < $4::bigint)
         and ($5::bigint = 0 or spent.bytes + excluded.bytes <= $5::bigint)`,
      [day, who, bytes, most.files, most.bytes],
    );
  }
}

const rowOf = ({ id, mark, key, kind, mediaType, bytes, until, log }: Upload): Row => [
  ...([id, mark, key, kind, mediaType, bytes, until] as const),
  ...([log.epoch, log.position, log.event ?? null] as const),
];

const uploadOf = ([id, mark, key, kind, mediaType, bytes, until, epoch, position, event]: Row): Upload => ({
  id: id as AttachmentId,
  mark,
  key: key as KeyId,
  kind,
  mediaType,
  bytes,
  until,
  log: { epoch, position: position as Position, event: (event ?? undefined) as EventId | undefined },
});
