import { addMillis } from '../../src/kernel/time';
import type { CommandOutcome } from '../../src/kernel/ports/command-port';
import { eventually } from '../kit/eventually';
import { Station, type Running } from '../kit/running';
import { clearanceWatch, found, grid, noon, started, unreadable } from '../kit/toy-runners';

describe('a saga of which one instance throws', () => {
  let station: Station;
  beforeEach(() => (station = new Station()));
  afterEach(() => station.close());

  const name = 'clearance';
  const afterNoon = addMillis(noon, 1);
  const watch = (running: Running, n = 1) => running.instance(name, grid(n));
  const answered = (running: Running, reminders = 1, n = 1) =>
    eventually(
      () => watch(running, n) as Promise<{ reminders: number } | undefined>,
      (state) => state?.reminders === reminders,
    );

  let canRead = false;
  beforeEach(() => (canRead = false));
  const careful = () => [clearanceWatch({ throws: () => !canRead })];

  async function quarantined(): Promise<Running> {
    const running = await station.start({ sagas: careful() });
    await station.log.record(grid(1), [started(), found('电杆倾斜'), found(unreadable), found('井盖缺失')]);
    await station.log.record(grid(2), [started('周永强'), found('河道垃圾')]);
    await running.caughtUp(name);
    return running;
  }

  it('quarantines it alone; its inputs wait and its timers hold', async () => {
    const running = await quarantined();
    expect(running.status(name)).toMatchObject({
      state: 'running',
      parked: [{ key: grid(1), error: 'the entry cannot be read' }],
    });
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜'] });
    station.clock.set(afterNoon, 0);
    await answered(running, 1, 2);
    expect(station.office.remindersInLog).toEqual([`${grid(2)}: 河道垃圾`]);
    expect(await running.pendingTimers()).toMatchObject([{ instance: grid(1), name: '电杆倾斜' }]);
  });

  it('replays what waited, in order, when an operator releases it', async () => {
    const before = await quarantined();
    await before.runners.stop();
    const running = await station.start({ sagas: careful() });
    await running.caughtUp(name);
    canRead = true;
    await running.runners.release(name, grid(1));
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜', unreadable, '井盖缺失'] });
    expect(running.status(name).parked).toEqual([]);
    station.clock.set(afterNoon, 0);
    await answered(running, 3);
  });

  it('has the timers again that it would have had, be there no others', async () => {
    const running = await station.start({ sagas: careful() });
    await station.log.record(grid(1), [started(), found(unreadable)]);
    await running.caughtUp(name);
    canRead = true;
    await running.runners.release(name, grid(1));
    station.clock.set(afterNoon, 0);
    await answered(running);
  });

  it('stays quarantined, untouched, when it throws again', async () => {
    const running = await quarantined();
    await expect(running.runners.release(name, grid(1))).rejects.toThrow('the entry cannot be read');
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜'] });
    expect(running.status(name).parked).toHaveLength(1);
    canRead = true;
    await running.runners.release(name, grid(1));
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜', unreadable, '井盖缺失'] });
  });

  it('keeps the outcome of a command for an instance that was quarantined meanwhile', async () => {
    const running = await station.start({ sagas: careful() });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    let answer: (outcome: CommandOutcome) => void = () => undefined;
    const send = station.office.send.bind(station.office);
    station.office.send = (envelope) =>
      send(envelope).then(() => new Promise((resolve) => (answer = resolve)));
    station.clock.set(afterNoon, 0);
    await eventually(
      () => station.office.remindersInLog.length,
      (count) => count === 1,
    );
    await station.log.record(grid(1), [found(unreadable)]);
    await running.until(name, ({ parked }) => parked.length === 1);
    answer({ kind: 'done', revision: 0 as never, position: 0 as never });
    await eventually(
      () => running.outbox(),
      (outbox) => outbox.length === 0,
    );
    canRead = true;
    await running.runners.release(name, grid(1));
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜', unreadable], reminders: 1 });
  });

  it('quarantines a timeout that throws; released, it goes off once', async () => {
    let isFaulty = true;
    const faulty = clearanceWatch({
      react(state, input, instance) {
        if (input.kind === 'timeout' && isFaulty) throw new Error('no form for reminders');
        return clearanceWatch().react(state, input, instance);
      },
    });
    const running = await station.start({ sagas: [faulty] });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await running.until(name, ({ parked }) => parked.length === 1);
    isFaulty = false;
    await running.runners.release(name, grid(1));
    await answered(running);
    expect(station.office.sent).toHaveLength(1);
    expect(await running.pendingTimers()).toEqual([]);
  });

  it('parks the whole stream when not even the instance can be told', async () => {
    let canTell = false;
    const blind = clearanceWatch({
      instancesOf: ({ stream }) => {
        if (stream === grid(1) && !canTell) throw new Error('whose patrol is it?');
        return [stream];
      },
    });
    const running = await station.start({ sagas: [blind] });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await station.log.record(grid(2), [found('河道垃圾')]);
    await running.caughtUp(name);
    expect(running.status(name).parked).toMatchObject([{ key: `stream ${grid(1)}`, position: 1 }]);
    expect(await watch(running, 2)).toMatchObject({ open: ['河道垃圾'] });
    canTell = true;
    await running.runners.release(name, `stream ${grid(1)}`);
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜'] });
  });

  it('stops when more throw than may be quarantined, and goes on once one is released', async () => {
    const running = await station.start({ sagas: careful(), limits: { parked: 2 } });
    for (const n of [1, 2, 3]) await station.log.record(grid(n), [found(unreadable)]);
    await station.log.record(grid(4), [found('河道垃圾')]);
    const stopped = await running.until(name, ({ state }) => state === 'too-many-parked');
    expect(stopped).toMatchObject({
      position: 3,
      error: expect.stringMatching(/^3 are parked and 2 may be/),
    });
    expect(await watch(running, 4)).toBeUndefined();
    canRead = true;
    await running.runners.release(name, grid(1));
    await running.caughtUp(name);
    expect(await watch(running, 1)).toMatchObject({ open: [unreadable] });
    expect(await watch(running, 4)).toMatchObject({ open: ['河道垃圾'] });
  });

  it('still stands after a restart while more are quarantined than may be', async () => {
    const before = await station.start({ sagas: careful(), limits: { parked: 0 } });
    await station.log.record(grid(1), [found(unreadable)]);
    await before.until(name, ({ state }) => state === 'too-many-parked');
    await before.runners.stop();
    await station.log.record(grid(2), [found('河道垃圾')]);
    const after = await station.start({ sagas: careful(), limits: { parked: 0 } });
    await after.until(name, ({ state }) => state === 'too-many-parked');
    expect(await watch(after, 2)).toBeUndefined();
  });

  it('keeps the timers armed that were due when it stopped: they go off once it goes on', async () => {
    let isFaulty = true;
    const faulty = clearanceWatch({
      react(state, input, instance) {
        if (input.kind === 'timeout' && isFaulty) throw new Error('no form for reminders');
        return clearanceWatch().react(state, input, instance);
      },
    });
    const running = await station.start({ sagas: [faulty], limits: { parked: 1 } });
    for (const n of [1, 2, 3, 4]) await station.log.record(grid(n), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    station.clock.set(afterNoon, 0);
    const stopped = await running.until(name, ({ state }) => state === 'too-many-parked');
    expect(stopped.parked).toHaveLength(2);
    expect(await running.pendingTimers()).toHaveLength(2);
    expect(station.office.sent).toEqual([]);
    isFaulty = false;
    for (const { key } of stopped.parked) await running.runners.release(name, key);
    for (const n of [1, 2, 3, 4]) await answered(running, 1, n);
    expect(station.office.sent).toHaveLength(4);
    expect(await running.pendingTimers()).toEqual([]);
  });
});
