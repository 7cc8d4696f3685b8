import { migrate } from '../connection';
import { markFolder } from '../folder-mark';
import { serveGroups } from '../serve-groups';
import { logShape, type AppendJob, type AppendResult } from './append-job';

/** Positions come from one connection in commit order, so that they are dense and become visible in order. */
serveGroups<AppendJob, AppendResult>((db, { file, options }) => {
  migrate(db, file, logShape);
  markFolder(db, options);
  const last = db.prepare('SELECT revision FROM event WHERE stream = ? ORDER BY revision DESC LIMIT 1').raw();
  const stored = db
    .prepare('SELECT id, position FROM event WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?')
    .raw();
  const insert = db.prepare(
    'INSERT INTO event (stream, revision, id, type, data, metadata) VALUES (?, ?, ?, ?, ?, ?)',
  );

  const need = db.prepare(
    `INSERT INTO need VALUES (1, ?, ?)
     ON CONFLICT DO UPDATE SET session = excluded.session, generation = excluded.generation
     WHERE excluded.generation > generation`,
  );
  /** On this connection: where a group is taken back, the connection goes with it. */
  let noted = -1;

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
    if (job.needs !== undefined && job.needs.generation > noted) {
      need.run(job.needs.session, job.needs.generation);
      noted = job.needs.generation;
    }
    return { kind: 'appended', revision, position };
  }

  return { run, readBack };
});
