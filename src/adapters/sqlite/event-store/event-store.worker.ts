import { migrate } from '../connection';
import { serveGroups } from '../serve-groups';
import { logShape, type AppendJob, type AppendResult } from './append-job';

/** Positions come from one connection in commit order, so that they are dense and become visible in order. */
serveGroups<AppendJob, AppendResult>((db, { file }) => {
  migrate(db, file, logShape);
  const last = db.prepare('SELECT revision FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1').raw();
  const stored = db
    .prepare('SELECT id, position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?')
    .raw();
  const insert = db.prepare(
    'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );

  /** The append as it already stands in the stream: what a repeated or an interrupted one is answered with. */
  function readBack({ stream, expected, events }: AppendJob): AppendResult | undefined {
    const there = stored.all(stream, expected + 1, events.length) as [id: string, position: number][];
    const position = there[events.length - 1]?.[1];
    if (position === undefined || there.some(([id], at) => id !== events[at]?.id)) return undefined;
    return { kind: 'appended', revision: expected + events.length, position };
  }

  function run(job: AppendJob): AppendResult {
    const { stream, expected, events } = job;
    const [actual] = (last.get(stream) as [number] | undefined) ?? [-1];
    if (actual !== expected) return readBack(job) ?? { kind: 'conflict', actual };
    let revision = expected;
    let position = 0;
    for (const { id, type, data, metadata } of events) {
      position = Number(insert.run(stream, ++revision, id, type, data, metadata).lastInsertRowid);
    }
    return { kind: 'appended', revision, position };
  }

  return { run, readBack };
});
