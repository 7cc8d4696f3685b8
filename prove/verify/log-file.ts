import { existsSync } from 'node:fs';
import Libsql from 'libsql';

/** An event as it lies in the file. */
export interface Row {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

export interface LogFile {
  /** Positions are handed out without gaps. */
  readonly isGapless: boolean;
  /** All events in order of position, from one snapshot of the file. */
  all(): Iterable<Row>;
  /** In order of revision. */
  stream(name: string): readonly Row[];
  close(): void;
}

/** A file can be read on from where somebody stopped reading. */
export interface LogInAFile extends LogFile {
  all(after?: number): Iterable<Row>;
  /** -1 when there is nothing. */
  newest(): number;
}

/** The event file of a service that runs, was stopped or was killed. @throws Error when there is none */
export function openLogFile(file: string): LogInAFile {
  if (!existsSync(file)) throw new Error(`there is no log at ${file}`);
  const db = new Libsql(file);
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON; BEGIN');
  const inOrder = db.prepare('SELECT * FROM event WHERE position > ? ORDER BY position LIMIT 5000');
  const ofStream = db.prepare('SELECT * FROM event WHERE stream = ? ORDER BY revision, position');
  const newest = db.prepare('SELECT coalesce(max(position), -1) AS position FROM event');
  return {
    isGapless: true,
    *all(after = -1) {
      for (let position = after; ;) {
        const page = inOrder.all(position) as Row[];
        const last = page.at(-1);
        if (!last) return;
        yield* page;
        position = last.position;
      }
    },
    newest: () => (newest.get() as { position: number }).position,
    stream: (name) => ofStream.all(name) as Row[],
    close: () => {
      db.exec('COMMIT');
      db.close();
    },
  };
}
