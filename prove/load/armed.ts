import { join } from 'node:path';
import Libsql from 'libsql';
import type { Folded } from '../verify/fold';

/**
 * The timers that the deadlines saga holds against the deadlines that run by the events: each one that may still be
 * missed must be armed for its due time or a warning point before, one that was missed at most for its ladder, and nothing else. Each deviation in a sentence.
 */
export function armedAmiss(folder: string, folded: ReadonlyMap<string, Folded>): readonly string[] {
  const armed = timersIn(join(folder, 'read-models.db'));
  const wrong: string[] = [];
  for (const [stream, { owed }] of folded)
    for (const { id, dueAt, paused, missed } of owed.values()) {
      const name = `${stream.slice('appeal-'.length)} ${id}`;
      if (missed && !paused) armed.delete(name);
      if (paused || missed) continue;
      const at = armed.get(name);
      if (at === undefined || at > dueAt)
        wrong.push(`${name} is due ${dueAt} and armed ${armed.get(name) ?? 'never'}`);
      armed.delete(name);
    }
  for (const name of armed.keys()) wrong.push(`${name} is armed and does not run`);
  return wrong;
}

function timersIn(file: string): Map<string, string> {
  const db = new Libsql(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON');
    const rows = db.prepare(`SELECT instance, name, due_at FROM saga_timer WHERE saga = 'deadlines'`).all();
    return new Map(
      (rows as { instance: string; name: string; due_at: string }[]).map((row) => [
        `${row.instance} ${row.name}`,
        row.due_at,
      ]),
    );
  } finally {
    db.close();
  }
}
