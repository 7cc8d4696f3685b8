import { migrate, openWriter, type Database } from '../../src/adapters/sqlite/connection';
import { logShape } from '../../src/adapters/sqlite/event-store/append-job';
import type { SeededEvent } from './appeal-play';

/** Writes events straight into the log's file, in large transactions; nobody else may have it open. */
export class BulkLog {
  private readonly db: Database.Database;
  private readonly insert: Database.Statement<unknown[]>;

  constructor(file: string) {
    this.db = openWriter(file);
    // A seed that is cut off is thrown away; `close` syncs what was finished.
    this.db.pragma('synchronous = OFF');
    this.db.pragma('cache_size = -524288');
    migrate(this.db, file, logShape);
    this.insert = this.db.prepare(
      'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
    );
  }

  /** In the order in which they happened; events of one stream must come in theirs. */
  write(events: readonly SeededEvent[]): void {
    const inOrder = [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    this.db.exec('BEGIN IMMEDIATE');
    for (const { stream, revision, id, type, data, metadata } of inOrder)
      this.insert.run(stream, BigInt(revision), id, type, data, metadata);
    this.db.exec('COMMIT');
  }

  close(): void {
    this.db.pragma('synchronous = FULL');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }
}
