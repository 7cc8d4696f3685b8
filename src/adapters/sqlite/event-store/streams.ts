import Database from 'libsql';
import type { StoredEvent } from '../../../kernel/event';
import { toStoredEvent, type Row } from './event-reader';

/** All streams of a log file that nobody writes, one after the other, each from its first event on. */
export function* streamsOf(file: string): Generator<readonly StoredEvent[]> {
  const db = new Database(file);
  try {
    db.pragma('query_only = ON');
    const rows = db
      .prepare(
        'SELECT position, stream, revision, id, type, data, metadata FROM event ORDER BY stream, revision',
      )
      .raw()
      .iterate() as Iterable<Row>;
    let stream: StoredEvent[] = [];
    for (const row of rows) {
      const event = toStoredEvent(row);
      if (stream[0] !== undefined && stream[0].stream !== event.stream) {
        yield stream;
        stream = [];
      }
      stream.push(event);
    }
    if (stream.length > 0) yield stream;
  } finally {
    db.close();
  }
}
