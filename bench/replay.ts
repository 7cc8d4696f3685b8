import { join } from 'node:path';
import { openSqliteEventStore } from '../src/adapters/sqlite/event-store/event-store';
import { openReader } from '../src/adapters/sqlite/connection';
import { SystemClock } from '../src/adapters/clock/system-clock';
import { ShowHistory } from '../src/appeals/application/queries/appeal-queries';
import { AppealReader } from '../src/appeals/application/queries/appeal-reader';
import { ShowHistoryHandler } from '../src/appeals/application/queries/show-history.handler';
import type { AppealPorts } from '../src/appeals/application/ports';
import type { Actor } from '../src/kernel/actor';
import { appealOf, type PersonId, type RegionCode, type StreamName, type UnitId } from '../src/kernel/ids';
import { CommandExecutor } from '../src/runtime/executor';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { seedHandled } from './seed/handled-appeals';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const ROUNDS = 7;
const LENGTHS = [10, 100, 1000] as const;
/** Events read by each contestant in a round, whatever the length of the streams. */
const EVENTS_A_ROUND = 20_000;
const APPEALS = 20;

const auditor: Actor = {
  id: 'auditor-610921' as PersonId,
  role: 'auditor',
  unit: 'dept-audit' as UnitId,
  region: '610921' as RegionCode,
};

/**
 * An appeal's history as the query gives it to the edge, chain verified and access checked, against reading its rows
 * and nothing else. Both in this process: over HTTP the round trip would hide most of the difference.
 */
const replay: Measure = async function* () {
  const perEvent: number[] = [];
  for (const length of LENGTHS) {
    const folder = freshFolder();
    const file = join(folder, 'events.db');
    const { streams, reference } = await seedHandled(file, APPEALS, length);
    const store = await openSqliteEventStore({ file });
    const rows = openReader(file);
    try {
      const executor = new CommandExecutor({ store, clock: new SystemClock() });
      // What the history needs of the service; it seals, numbers and lists nothing.
      const ports = { executor, log: store, inForce: () => reference } as unknown as AppealPorts;
      const handler = new ShowHistoryHandler(new AppealReader(ports, new Map()));
      const select = rows.prepare('SELECT * FROM event WHERE stream = ? ORDER BY revision').raw();
      const times = EVENTS_A_ROUND / length;
      const history = (stream: StreamName) =>
        handler.execute(new ShowHistory(appealOf(stream), auditor, 'zh', { limit: length }));
      const all = {
        history: () => millisecondsOf(times, streams, history),
        rows: () => millisecondsOf(times, streams, (stream) => select.all(stream)),
      };
      await interleaved(1, all);
      const rounds = await interleaved(ROUNDS, all);
      perEvent.push(medianOf(rounds, 'history') / length);
      yield measured(`replay: ${length} events, history with its verdict`, medianOf(rounds, 'history'), 'ms');
      yield measured(`replay: ${length} events, rows alone`, medianOf(rounds, 'rows'), 'ms');
      yield measured(
        `replay: ${length} events, of the rows alone`,
        medianRatio(rounds, 'history', 'rows'),
        'ratio',
        '<= 3',
      );
    } finally {
      rows.close();
      await store.close();
      removeFolder(folder);
    }
  }
  const [ten = NaN, , thousand = NaN] = perEvent;
  yield measured('replay: an event of a thousand, of one of ten', thousand / ten, 'ratio', '<= 1.2');
};

export default replay;

/** Milliseconds for one stream. */
async function millisecondsOf(
  times: number,
  streams: readonly StreamName[],
  read: (stream: StreamName) => unknown,
): Promise<number> {
  const startedAt = performance.now();
  for (let time = 0; time < times; time++) await read(streams[time % streams.length] as StreamName);
  return (performance.now() - startedAt) / times;
}
