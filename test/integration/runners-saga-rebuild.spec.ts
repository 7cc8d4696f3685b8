import { join } from 'node:path';
import { addMillis } from '../../src/kernel/time';
import { eventually } from '../kit/eventually';
import { Station, type Running } from '../kit/running';
import { temporaryFolder } from '../kit/temporary-folder';
import { clearanceWatch, cleared, ended, found, grid, noon, started } from '../kit/toy-runners';

describe('a saga whose state is gone or outdated', () => {
  let station: Station;
  beforeEach(() => (station = new Station()));
  afterEach(() => station.close());

  const name = 'clearance';
  const evening = addMillis(noon, 8 * 3_600_000);
  const sagas = [clearanceWatch()];
  const watch = (running: Running, n = 1) => running.instance(name, grid(n));
  const reminded = (reminders: number, within: Running, n = 1) =>
    eventually(
      () => watch(within, n) as Promise<{ reminders: number } | undefined>,
      (state) => state?.reminders === reminders,
    );

  /** At noon both workers were reminded; since then one more hazard is due in the evening. */
  async function afterADay(): Promise<Running> {
    const running = await station.start({ sagas });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await station.log.record(grid(2), [started(), found('河道垃圾')]);
    await running.caughtUp(name);
    station.clock.set(addMillis(noon, 1), 0);
    await reminded(1, running, 1);
    await reminded(1, running, 2);
    await station.log.record(grid(1), [cleared('电杆倾斜'), found('井盖缺失', evening)]);
    await station.log.record(grid(2), [ended]);
    await running.caughtUp(name);
    return running;
  }

  async function startAnew(setup: Parameters<Station['start']>[0] = { sagas }): Promise<Running> {
    station.file = join(temporaryFolder(), 'read-models.db');
    const running = await station.start(setup);
    await running.caughtUp(name);
    return running;
  }

  it('is replayed with its effects off: nothing is sent twice, what is open is armed again', async () => {
    const before = await afterADay();
    const state = await watch(before);
    const timers = await before.pendingTimers();
    await before.runners.stop();
    station.office.sent.length = 0;

    const after = await startAnew();
    await eventually(
      () => after.outbox(),
      (outbox) => outbox.length === 0,
    );
    expect(station.office.sent).toEqual([]);
    expect(await after.pendingTimers()).toEqual(timers);
    expect(await watch(after)).toEqual({ ...(state as object), reminders: 0 });
    expect(await watch(after, 2)).toBeUndefined();

    station.clock.set(addMillis(evening, 1), 0);
    await eventually(
      () => station.office.remindersInLog,
      (reminders) => reminders.length === 3,
    );
    expect(station.office.sent).toHaveLength(1);
  });

  it('offers again what the log lacks, and only that', async () => {
    const eager = clearanceWatch({
      react: (_state, input, instance) =>
        input.kind === 'event' && input.recorded.event.type === 'HazardFound'
          ? [
              {
                kind: 'send',
                to: instance as never,
                command: { verb: 'remind', hazard: input.recorded.event.data.hazard },
              },
            ]
          : [],
    });
    const before = await station.start({ sagas: [eager], limits: { stopWait: 1, retryTo: 5 } });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await reminded(1, before);
    station.office.answers.push(
      ...Array.from({ length: 1000 }, () => ({ kind: 'unavailable', reason: 'down' }) as const),
    );
    await station.log.record(grid(1), [found('井盖缺失')]);
    await before.caughtUp(name);
    await eventually(
      () => station.office.sent.length,
      (count) => count > 1,
    );
    await before.runners.stop();
    const lost = station.office.sent.at(-1);
    station.office.sent.length = 0;
    station.office.answers.length = 0;

    const after = await startAnew({ sagas: [eager] });
    await reminded(2, after);
    expect(station.office.sent).toEqual([lost]);
    expect(station.office.remindersInLog).toEqual([`${grid(1)}: 电杆倾斜`, `${grid(1)}: 井盖缺失`]);
  });

  it('fires what came due while nothing ran, once, though the log may hold it already', async () => {
    const before = await afterADay();
    await before.runners.stop();
    station.clock.set(addMillis(evening, 48 * 3_600_000), 0);
    const after = await startAnew();
    await eventually(
      () => after.pendingTimers(),
      (timers) => timers.length === 0,
    );
    await eventually(
      () => after.outbox(),
      (outbox) => outbox.length === 0,
    );
    expect(station.office.remindersInLog.filter((line) => line.endsWith('井盖缺失'))).toHaveLength(1);
  });

  it('is replayed in place on a raised version, and on an operator’s word', async () => {
    const before = await afterADay();
    await before.runners.rebuild(name);
    await before.caughtUp(name);
    const replayed = await watch(before);
    await before.runners.stop();
    station.office.sent.length = 0;
    const after = await station.start({ sagas: [clearanceWatch({ version: 2 })] });
    await after.caughtUp(name);
    await after.until(name, ({ state }) => state === 'running');
    expect(await watch(after)).toEqual(replayed);
    expect(await after.pendingTimers()).toEqual([{ instance: grid(1), name: '井盖缺失', due_at: evening }]);
    expect(station.office.sent).toEqual([]);
  });

  it('goes on with its replay after a crash', async () => {
    const before = await afterADay();
    const timers = await before.pendingTimers();
    await before.runners.stop();
    station.office.sent.length = 0;
    station.file = join(temporaryFolder(), 'read-models.db');
    const { log } = station;
    const readAll = log.readAll.bind(log);
    log.readAll = async (after, maxCount) => {
      if (after >= 4) throw new Error('disk I/O error');
      return readAll(after, maxCount);
    };
    const broken = await station.start({ sagas, limits: { batch: 2 } });
    await broken.until(name, ({ position, state }) => position === 4 && state === 'failing');
    await broken.runners.stop();
    log.readAll = readAll;
    const after = await station.start({ sagas, limits: { batch: 2 } });
    await after.caughtUp(name);
    await after.until(name, ({ state }) => state === 'running');
    expect(await after.pendingTimers()).toEqual(timers);
    expect(station.office.sent).toEqual([]);
  });

  it('that starts now begins at the head, and replays from there alone', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    const fromNow = [clearanceWatch({ startsAt: 'now' })];
    const before = await station.start({ sagas: fromNow });
    await before.caughtUp(name);
    expect(await before.pendingTimers()).toEqual([]);
    await station.log.record(grid(2), [found('河道垃圾')]);
    await before.caughtUp(name);
    await before.runners.rebuild(name);
    await before.until(name, ({ state }) => state === 'running');
    expect(await before.pendingTimers()).toEqual([{ instance: grid(2), name: '河道垃圾', due_at: noon }]);
  });

  it('notices at start that the log was changed, and sends nothing', async () => {
    const before = await afterADay();
    await before.runners.stop();
    station.office.sent.length = 0;
    station.log.name = 'restored-from-tape';
    station.clock.set(addMillis(evening, 1), 0);
    const after = await station.start({ sagas });
    await after.until(name, ({ state }) => state === 'store-changed');
    expect(station.office.sent).toEqual([]);
    await after.runners.rebuild(name);
    await after.until(name, ({ state }) => state === 'running');
    await eventually(
      () => station.office.remindersInLog,
      (reminders) => reminders.length === 3,
    );
  });
});
