import { CompiledQuery } from 'kysely';
import { SharedSettableClock } from '../../src/adapters/clock/shared-settable-clock';
import { ClockDisputed, type Clock } from '../../src/kernel/ports/clock';
import { addMillis, type Instant } from '../../src/kernel/time';
import type { Connected, Statement } from '../../src/runtime/runners/database';
import { TimerStore } from '../../src/runtime/timers/timer-store';
import { eventually } from '../kit/eventually';
import { databaseIsAFile } from '../kit/back-end';
import { Station, type Running } from '../kit/running';
import { clearanceWatch, cleared, found, grid, morning, noon, started } from '../kit/toy-runners';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('timers', () => {
  let station: Station;
  beforeEach(() => (station = new Station()));
  afterEach(() => station.close());

  const name = 'clearance';
  const sagas = [clearanceWatch()];
  const reminders = (count: number) =>
    eventually(
      () => station.office.remindersInLog,
      (all) => all.length === count,
    );

  async function withOne(setup: Parameters<Station['start']>[0] = {}): Promise<Running> {
    const running = await station.start({ sagas, ...setup });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    return running;
  }

  /** The poller has had its turn since. */
  async function polled(running: Running): Promise<void> {
    await station.log.record(grid(9), [started()]);
    await running.caughtUp(name);
  }

  it('stay armed a millisecond early and fire at their instant', async () => {
    const running = await withOne();
    station.clock.set(addMillis(noon, -1), 0);
    await polled(running);
    expect(await running.pendingTimers()).toHaveLength(1);
    station.clock.set(noon, 0);
    await reminders(1);
    expect(await running.pendingTimers()).toEqual([]);
  });

  it('fire once, though the clock jumps back and passes their instant again', async () => {
    const running = await withOne();
    for (const jump of [HOUR, DAY]) {
      station.clock.set(addMillis(noon, jump), 0);
      await reminders(1);
      station.clock.set(addMillis(noon, -jump), 0);
      await polled(running);
    }
    station.clock.set(addMillis(noon, 1), 0);
    await polled(running);
    await polled(running);
    expect(station.office.remindersInLog).toHaveLength(1);
  });

  it('wake the sleeping poller in time when the clock runs fast', async () => {
    const clock = SharedSettableClock.create(morning, (4 * HOUR) / 300);
    const running = await withOne({ clock, limits: { poll: 60_000 } });
    await running.caughtUp(name);
    await reminders(1);
  });

  it('wake the poller that sleeps until far away when the clock is set', async () => {
    await withOne({ limits: { poll: 60_000 } });
    station.clock.set(noon, 0);
    await reminders(1);
  });

  it('that were moved or cancelled do not fire at the old instant', async () => {
    const running = await withOne();
    await station.log.record(grid(1), [cleared('电杆倾斜'), found('井盖缺失')]);
    await station.log.record(grid(1), [found('井盖缺失', addMillis(noon, HOUR))]);
    await running.caughtUp(name);
    station.clock.set(noon, 0);
    await polled(running);
    expect(station.office.remindersInLog).toEqual([]);
    station.clock.set(addMillis(noon, HOUR), 0);
    await reminders(1);
    expect(station.office.remindersInLog[0]).toContain('井盖缺失');
  });

  it('yield to an event that came before they were polled', async () => {
    const before = await withOne();
    await before.runners.stop();
    await station.log.record(grid(1), [cleared('电杆倾斜')]);
    station.clock.set(addMillis(noon, 2 * DAY), 0);
    const after = await station.start({ sagas, limits: { batch: 1 } });
    await after.caughtUp(name);
    await eventually(
      () => after.pendingTimers(),
      (timers) => timers.length === 0,
    );
    await polled(after);
    expect(station.office.sent).toEqual([]);
  });

  it('all fire after a long pause, in bounded polls, each once', async () => {
    const before = await station.start({ sagas });
    for (let n = 1; n <= 30; n++)
      await station.log.record(
        grid(n),
        ['一', '二', '三', '四'].map((hazard) => found(hazard)),
      );
    await before.caughtUp(name);
    await before.runners.stop();
    station.clock.set(addMillis(noon, 2 * DAY), 0);
    const after = await station.start({ sagas, limits: { timers: 7 } });
    await reminders(120);
    await eventually(
      () => after.outbox(),
      (outbox) => outbox.length === 0,
    );
    expect(new Set(station.office.remindersInLog).size).toBe(120);
    expect(station.office.sent).toHaveLength(120);
  });

  it('hold while the clock is disputed and go off when it is settled', async () => {
    let isDisputed = true;
    const listeners: (() => void)[] = [];
    const clock: Clock = {
      now(): Instant {
        if (isDisputed) throw new ClockDisputed('wall time has left monotonic time');
        return noon;
      },
      realDelayUntil: (instant) => station.clock.realDelayUntil(instant),
      onChanged: (listener) => {
        listeners.push(listener);
        return () => undefined;
      },
    };
    const running = await withOne({ clock, limits: { poll: 60_000 } });
    await running.until(name, ({ timersHeld }) => timersHeld === true);
    await polled(running);
    expect(station.office.sent).toEqual([]);
    isDisputed = false;
    for (const listener of listeners) listener();
    await reminders(1);
    expect(running.status(name).timersHeld).toBeUndefined();
  });

  (databaseIsAFile ? it : it.skip)(
    'that are pending cost a poll nothing: what is due or next is found by index alone',
    async () => {
      const { database } = await withOne();
      const asked: Statement[] = [];
      const listening: Connected = {
        ...database,
        rows: (statement) => {
          asked.push(statement);
          return database.rows(statement);
        },
      };
      const timers = new TimerStore(listening, name);
      await timers.due(listening, noon, 10);
      await timers.next();
      const plans = await Promise.all(
        asked.map(({ sql, parameters }) =>
          database.kysely.executeQuery<{ detail: string }>(
            CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
          ),
        ),
      );
      expect(plans.map(({ rows }) => rows[0]?.detail)).toEqual([
        'SEARCH saga_timer USING INDEX saga_timer_due (saga=? AND due_at<?)',
        'SEARCH saga_timer USING INDEX saga_timer_due (saga=?)',
      ]);
      for (const { rows } of plans) expect(rows.map(({ detail }) => detail).join()).not.toContain('ORDER BY');
    },
  );
});
