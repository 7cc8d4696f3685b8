import { SystemClock } from '../../src/adapters/clock/system-clock';
import { openPostgresEventStore } from '../../src/adapters/postgres/event-store/event-store';
import { createExecutor } from '../../src/app/executor';
import type { StreamName } from '../../src/kernel/ids';
import { Metrics } from '../../src/observability';
import { CommandExecutor } from '../../src/runtime/executor';
import { measured, type Measure } from '../../test/kit/measured';
import { freshSchema } from '../../test/kit/postgres/server-under-test';
import { appendHandled, type Handled } from '../seed/handled-appeals';
import { appendsOn, commandsOn, EVENTS, lastOf } from '../support/handling';
import { perSecond } from '../support/slice';
import { interleaved, medianOf, medianRatio } from '../support/statistics';
import { RawTable } from './raw-table';

const CONCURRENCY = 64;
const APPEALS = 9_000;
const ROUNDS = 6;

/** An officer's command on an appeal of ten events, with the log in PostgreSQL; against raw SQL of the rows it appends. */
export const command: Measure = async function* (options) {
  const seconds = options.number('seconds', 2);
  const schema = await freshSchema();
  const store = await openPostgresEventStore({ connection: schema.connection });
  const raw = await RawTable.open(schema.connection);
  try {
    const handled = await appendHandled(store, APPEALS, EVENTS);
    const third = Math.floor(handled.streams.length / 3);
    const streams = (part: number) => handled.streams.slice(part * third, (part + 1) * third);
    const clock = new SystemClock();
    const inForce = () => handled.reference;
    const commands = commandsOn(createExecutor(store, clock, inForce, new Metrics()), handled, streams(0));
    const loading = commandsOn(new CommandExecutor({ store, clock, inForce }), handled, streams(1));
    // Each once, as each was met when it was reported and accepted.
    for (let met = 0; met < third; met += CONCURRENCY)
      await Promise.all(Array.from({ length: CONCURRENCY }, () => commands()()));
    const [appends, inserts] = [appendsOn(store, handled, streams(2)), insertsOn(raw, handled)];
    const rounds = await interleaved(ROUNDS, {
      command: () => perSecond(CONCURRENCY, seconds, commands),
      loading: () => perSecond(CONCURRENCY, seconds, loading),
      append: () => perSecond(CONCURRENCY, seconds, appends),
      raw: () => perSecond(CONCURRENCY, seconds, inserts),
    });
    yield measured('stores: command: on an appeal of ten events', medianOf(rounds, 'command'), '1/s');
    yield measured('stores: command: loaded from the log each time', medianOf(rounds, 'loading'), '1/s');
    yield measured('stores: command: an append to the same log', medianOf(rounds, 'append'), '1/s');
    yield measured('stores: command: raw SQL of the same rows', medianOf(rounds, 'raw'), '1/s');
    yield measured('stores: command: of raw SQL', medianRatio(rounds, 'command', 'raw'), 'ratio', '>= 0.4');
    yield measured(
      'stores: command: loaded each time, of raw SQL',
      medianRatio(rounds, 'loading', 'raw'),
      'ratio',
    );
  } finally {
    await raw.close();
    await store.close();
    await schema.drop();
  }
};

/** To streams of the same length, with the revision known. */
function insertsOn(raw: RawTable, { sample, streams }: Handled) {
  const event = lastOf(sample);
  const revisions = new Map<StreamName, number>();
  let at = 0;
  return () => {
    const stream = streams[at++ % streams.length] as StreamName;
    const revision = revisions.get(stream) ?? EVENTS - 1;
    revisions.set(stream, revision + 1);
    return () => raw.insert(stream, revision, [event]);
  };
}
