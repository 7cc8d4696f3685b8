import type { EventToAppend } from '../../../kernel/ports/event-store';
import type { PrimaryMark } from '../../../kernel/ports/primary-mark';

/** An append on its way to the writing thread. */
export interface AppendJob {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EventToAppend[];
  /** The primary data that these events may name. */
  readonly needs?: PrimaryMark | undefined;
}

export type AppendResult =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  | { readonly kind: 'conflict'; readonly actual: number };

/** The shape of the file, one step per version. */
export const logShape = [
  `CREATE TABLE event (
     position INTEGER PRIMARY KEY,
     stream TEXT NOT NULL,
     revision INTEGER NOT NULL,
     id TEXT NOT NULL,
     type TEXT NOT NULL,
     data TEXT NOT NULL,
     metadata TEXT NOT NULL,
     UNIQUE (stream, revision)
   );
   CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
   INSERT INTO meta VALUES ('epoch', lower(hex(randomblob(16))))`,
  `CREATE TABLE need (one INTEGER PRIMARY KEY CHECK (one = 1), session TEXT NOT NULL, generation INTEGER NOT NULL)`,
] as const;
