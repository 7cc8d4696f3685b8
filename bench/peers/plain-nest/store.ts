/** An appeal as a plain service keeps it: what lists filter by in columns, the rest as it came. */
export interface AppealRecord {
  readonly id: string;
  readonly reporter: string;
  readonly service: string | null;
  readonly region: string;
  readonly status: string;
  readonly reportedAt: string;
  /** JSON of the body. */
  readonly content: string;
}

/** Durable (fsynced) when `save` resolves. */
export interface AppealRecords {
  save(appeal: AppealRecord): Promise<void>;
}

export const TABLE = `CREATE TABLE IF NOT EXISTS appeal (
  id TEXT PRIMARY KEY, reporter TEXT NOT NULL, service TEXT, region TEXT NOT NULL, status TEXT NOT NULL,
  reported_at TEXT NOT NULL, content TEXT NOT NULL)`;

export const INSERT = 'INSERT INTO appeal VALUES (?, ?, ?, ?, ?, ?, ?)';

export const cells = (appeal: AppealRecord): readonly (string | null)[] => [
  appeal.id,
  appeal.reporter,
  appeal.service,
  appeal.region,
  appeal.status,
  appeal.reportedAt,
  appeal.content,
];
