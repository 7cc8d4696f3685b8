import { randomBytes, randomUUID } from 'node:crypto';
import Libsql from 'libsql';
import { FIRST_PREV_HASH, chainEvents } from '../../src/runtime/chaining';
import { NO_STREAM, type StreamName } from '../../src/kernel/ids';
import type { Instant } from '../../src/kernel/time';

const EVENTS_PER_STREAM = 8;
const COMMIT_EVERY = 2_000;
const TEXT_BYTES = 900;

/**
 * Fills the log of a stopped service until its file is so large: whole chains of streams of a category that nobody
 * reads, so that what is copied is measured and no appeal is made up.
 */
export function growLog(file: string, toBytes: number): void {
  const db = new Libsql(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF');
  const insert = db.prepare(
    'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const size = db.prepare('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size').raw();
  while ((size.get() as [number])[0] < toBytes) {
    db.exec('BEGIN');
    for (let written = 0; written < COMMIT_EVERY; written += EVENTS_PER_STREAM) {
      const stream = `ballast-${randomUUID()}` as StreamName;
      const drafts = Array.from({ length: EVENTS_PER_STREAM }, () => draft());
      const { events } = chainEvents({ stream, revision: NO_STREAM, hash: FIRST_PREV_HASH }, drafts);
      for (const [revision, { id, type, data, metadata }] of events.entries())
        insert.run(stream, BigInt(revision), id, type, data, metadata);
    }
    db.exec('COMMIT');
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}

const draft = () => ({
  event: { type: 'BallastNoted', data: { text: randomBytes(TEXT_BYTES).toString('base64') } },
  schemaVersion: 1,
  commandId: randomUUID() as never,
  correlationId: randomUUID() as never,
  actor: { id: 'ballast', role: 'system' } as never,
  occurredAt: '2026-07-01T01:00:00.000Z' as Instant,
  versions: {},
});
