import { join } from 'node:path';
import { openSqliteEventStore } from '../src/adapters/sqlite/event-store/event-store';
import { SystemClock } from '../src/adapters/clock/system-clock';
import { createExecutor } from '../src/app/executor';
import { Metrics } from '../src/observability';
import { CommandExecutor } from '../src/runtime/executor';
import { measured, type Measure } from '../test/kit/measured';
import { freshFolder, removeFolder } from '../test/kit/service';
import { EMMETT_ENV, installPeers } from './peers/install';
import { seedHandled } from './seed/handled-appeals';
import { appendsOn, commandsOn, EVENTS } from './support/handling';
import { BenchProcess } from './support/process';
import { perSecond } from './support/slice';
import { interleaved, medianOf, medianRatio } from './support/statistics';

const CONCURRENCY = 64;
/** A third for each contestant; so many that a slice meets most of them about once. */
const APPEALS = 15_000;
const ROUNDS = 6;

/**
 * An officer's command on an appeal of ten events: load, fold, decide, seal, append; against an append alone. Once by
 * the executor as the service composes it, which keeps the appeals at work folded, and once with nothing kept.
 */
const command: Measure = async function* (options) {
  installPeers();
  const seconds = options.number('seconds', 2);
  const folder = freshFolder();
  const file = join(folder, 'events.db');
  const handled = await seedHandled(file, APPEALS, EVENTS);
  const store = await openSqliteEventStore({ file });
  const [emmett] = await BenchProcess.start(join(__dirname, 'peers/emmett/command.process.ts'), {
    ...EMMETT_ENV,
    FILE: join(folder, 'emmett.db'),
  });
  try {
    const history = handled.sample.map(({ type, data }) => ({ type, data: JSON.parse(data) as object }));
    await emmett.ask({ history, streams: 300 });
    const third = Math.floor(handled.streams.length / 3);
    const streams = (part: number) => handled.streams.slice(part * third, (part + 1) * third);
    const clock = new SystemClock();
    const inForce = () => handled.reference;
    const commands = commandsOn(createExecutor(store, clock, inForce, new Metrics()), handled, streams(0));
    const loading = commandsOn(new CommandExecutor({ store, clock, inForce }), handled, streams(1));
    const appends = appendsOn(store, handled, streams(2));
    // Each once, as each was met when it was reported and accepted.
    for (let met = 0; met < third; met += CONCURRENCY)
      await Promise.all(Array.from({ length: CONCURRENCY }, () => commands()()));
    const rounds = await interleaved(ROUNDS, {
      command: () => perSecond(CONCURRENCY, seconds, commands),
      loading: () => perSecond(CONCURRENCY, seconds, loading),
      append: () => perSecond(CONCURRENCY, seconds, appends),
      emmett: async () =>
        (await emmett.ask<{ readonly rate: number }>({ concurrency: CONCURRENCY, seconds })).rate,
    });
    yield measured('command: on an appeal of ten events', medianOf(rounds, 'command'), '1/s');
    yield measured('command: the same, loaded from the log each time', medianOf(rounds, 'loading'), '1/s');
    yield measured('command: raw append to the same log', medianOf(rounds, 'append'), '1/s');
    yield measured('command: Emmett load and append', medianOf(rounds, 'emmett'), '1/s');
    yield measured('command: of a raw append', medianRatio(rounds, 'command', 'append'), 'ratio', '>= 0.45');
    yield measured(
      'command: loaded each time, of a raw append',
      medianRatio(rounds, 'loading', 'append'),
      'ratio',
    );
    yield measured(
      'command: loaded each time, of Emmett',
      medianRatio(rounds, 'loading', 'emmett'),
      'ratio',
      '>= 2',
    );
  } finally {
    await emmett.stop();
    await store.close();
    removeFolder(folder);
  }
};

export default command;
