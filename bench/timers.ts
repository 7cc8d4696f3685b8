import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openSqliteDatabase } from '../src/adapters/sqlite/database/open';
import { openSqliteEventStore } from '../src/adapters/sqlite/event-store/event-store';
import { SystemClock } from '../src/adapters/clock/system-clock';
import { deadlinesSaga } from '../src/appeals/sagas/deadlines';
import type { CommandEnvelope, CommandOutcome } from '../src/kernel/ports/command-port';
import { instantOf } from '../src/kernel/time';
import { putTimers as putting } from '../src/runtime/saga-runner/saga-statements';
import { defaultLimits } from '../src/runtime/runners/limits';
import { createRuntimeTables } from '../src/runtime/runners/schema';
import type { Database } from '../src/runtime/runners/database';
import { startRunners } from '../src/runtime/runners/start';
import { eventually } from '../test/kit/eventually';
import { freshFolder, removeFolder } from '../test/kit/service';
import { measured, type Measure } from '../test/kit/measured';
import { BenchProcess } from './support/process';
import { quietLog } from './support/quiet';
import { interleaved, median, medianRatio } from './support/statistics';
import type { Polled } from './support/timer-poll.process';

const FEW = 1_000;
const POLLS = 1_000;
const ROUNDS = 5;
const DAY = 86_400_000;
const MIB = 1024 * 1024;
const LATE = 200;
const STARTS_WITHIN = 5_000;

/** A million pending timers: what they cost in memory and at each poll, and how late they fire among so many. */
const timers: Measure = async function* (options) {
  const many = options.number('timers', 1_000_000);
  const folder = freshFolder();
  const files = { few: join(folder, 'few.db'), many: join(folder, 'many.db') };
  try {
    await withRunner(folder, files.many, nothingSent, async () => undefined);
    await fill(files.few, FEW);
    await fill(files.many, many);
    const poller = (file: string) =>
      BenchProcess.start(
        join(__dirname, 'support/timer-poll.process.ts'),
        { FILE: file, SAGA: deadlinesSaga.name },
        ['--expose-gc'],
      );
    const [few] = await poller(files.few);
    const [full] = await poller(files.many);
    const memory = { few: [] as number[], many: [] as number[] };
    const poll = (name: keyof typeof memory, process: BenchProcess) => async () => {
      const polled = await process.ask<Polled>({ polls: POLLS });
      memory[name].push(polled.memory);
      return polled.p99;
    };
    const all = { few: poll('few', few), many: poll('many', full) };
    await interleaved(1, all);
    const rounds = await interleaved(ROUNDS, all);
    await Promise.all([few.stop(), full.stop()]);
    const more = (median(memory.many) - median(memory.few)) / MIB;
    yield measured(`timers: memory of ${many} over that of ${FEW}`, more, 'MiB', '<= 20');
    yield measured(
      `timers: poll p99 of ${many}, of that at ${FEW}`,
      medianRatio(rounds, 'many', 'few'),
      'ratio',
      '<= 2',
    );
    const lag = await longestLag(folder, files.many);
    yield measured(`timers: longest lag among ${many}`, lag, 'ms', `<= ${defaultLimits.poll}`);
  } finally {
    removeFolder(folder);
  }
};

export default timers;

/** Due over the next thirty days, in no order. */
async function fill(file: string, count: number): Promise<void> {
  const database = openSqliteDatabase({ file });
  await createRuntimeTables(database);
  const from = Date.now() + DAY;
  for (let at = 0; at < count; at += 20_000)
    await putTimers(database, Math.min(20_000, count - at), () => from + Math.random() * 30 * DAY);
  await database.close();
}

async function putTimers(database: Database, count: number, dueAt: (index: number) => number): Promise<void> {
  await database.transaction((tx) =>
    tx.run(
      Array.from({ length: count }, (_, index) => {
        const id = randomUUID();
        const parameters = [deadlinesSaga.name, id, '1/handle//1', instantOf(dueAt(index)), id, id];
        return { sql: tx.sqlOf(putting(1)), parameters };
      }),
    ),
  );
}

/** The real runner on them; timers that fall due in the next seconds. Milliseconds from due to its command. */
async function longestLag(folder: string, file: string): Promise<number> {
  const lags: number[] = [];
  const dueAt = new Map<string, number>();
  const from = Date.now() + STARTS_WITHIN;
  const database = openSqliteDatabase({ file });
  await putTimers(database, LATE, (index) => from + index * 10);
  const rows = await database.kysely
    .selectFrom('saga_timer')
    .select(['instance', 'due_at'])
    .where('due_at', '<', instantOf(from + LATE * 10))
    .execute();
  for (const { instance, due_at } of rows) dueAt.set(instance, Date.parse(due_at));
  await database.close();
  const send = async ({ stream }: CommandEnvelope): Promise<CommandOutcome> => {
    const due = dueAt.get(stream.slice('appeal-'.length));
    if (due !== undefined) lags.push(Date.now() - due);
    return { kind: 'refused', code: 'appeal/not-found' };
  };
  await withRunner(folder, file, send, async () => {
    if (Date.now() > from) throw new Error('the runner started too late for its first timer');
    await eventually(
      async () => lags.length,
      (fired) => fired >= LATE,
      30_000,
    );
  });
  return Math.max(...lags);
}

const nothingSent = async (): Promise<CommandOutcome> => ({
  kind: 'unavailable',
  reason: 'nothing is sent yet',
});

/** A runner's first start makes its state anew from the log, so it comes before the timers that it shall find. */
async function withRunner(
  folder: string,
  file: string,
  send: (envelope: CommandEnvelope) => Promise<CommandOutcome>,
  work: () => Promise<void>,
): Promise<void> {
  const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
  const database = openSqliteDatabase({ file });
  const runners = await startRunners({
    reader: store,
    database,
    clock: new SystemClock(),
    commands: { send },
    projections: [],
    sagas: [deadlinesSaga],
    takeOverLeases: true,
    log: quietLog,
    onStatus: () => undefined,
  });
  try {
    await eventually(
      async () => runners.status(),
      ([status]) => status?.state === 'running',
      60_000,
    );
    await work();
  } finally {
    await runners.stop();
    await database.close();
    await store.close();
  }
}
