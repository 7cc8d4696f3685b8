import { join } from 'node:path';
import Libsql from 'libsql';
import { backEndOf } from '../../test/kit/back-end';
import { onServer } from '../../test/kit/postgres/server-under-test';
import type { Folded } from '../verify/fold';

/**
 * The timers that the deadlines saga holds against the deadlines that run by the events: each one that may still be
 * missed must be armed for its due time or a warning point before, one that was missed at most for its ladder, and nothing else. Each deviation in a sentence.
 */
export async function armedAmiss(
  folder: string,
  folded: ReadonlyMap<string, Folded>,
): Promise<readonly string[]> {
  const armed = new Map(
    (await timersIn(folder)).map(({ instance, name, due_at: due }) => [`${instance} ${name}`, due]),
  );
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

interface Timer {
  readonly instance: string;
  readonly name: string;
  readonly due_at: string;
}

const TIMERS = `SELECT instance, name, due_at FROM saga_timer WHERE saga = 'deadlines'`;

async function timersIn(folder: string): Promise<readonly Timer[]> {
  const { DATABASE, POSTGRES_URL } = await backEndOf(folder);
  if (DATABASE === 'postgres')
    return onServer(async (client) => (await client.query<Timer>(TIMERS)).rows, POSTGRES_URL);
  const db = new Libsql(join(folder, 'read-models.db'));
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON');
    return db.prepare(TIMERS).all() as Timer[];
  } finally {
    db.close();
  }
}
