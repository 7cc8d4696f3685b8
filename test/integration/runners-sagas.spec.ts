import { addMillis } from '../../src/kernel/time';
import type { CommandOutcome } from '../../src/kernel/ports/command-port';
import { eventually } from '../kit/eventually';
import { Station, type Running } from '../kit/running';
import { clearanceWatch, cleared, ended, found, grid, noon, started, unreadable } from '../kit/toy-runners';

describe('the saga runner', () => {
  let station: Station;
  beforeEach(() => (station = new Station()));
  afterEach(() => station.close());

  const sagas = [clearanceWatch()];
  const name = 'clearance';
  const afterNoon = addMillis(noon, 1);
  const watch = (running: Running, n = 1) => running.instance(name, grid(n));
  const answered = (running: Running, reminders = 1, n = 1) =>
    eventually(
      () => watch(running, n) as Promise<{ reminders: number } | undefined>,
      (state) => state?.reminders === reminders,
    );

  it('keeps state and timers of each instance, in one step with its checkpoint', async () => {
    await station.log.record(grid(1), [started(), found('电杆倾斜'), found('井盖缺失'), cleared('电杆倾斜')]);
    await station.log.record(grid(2), [started()]);
    const running = await station.start({ sagas });
    await running.caughtUp(name);
    expect(await watch(running)).toEqual({ open: ['井盖缺失'], reminders: 0, refusals: [], over: false });
    expect(await watch(running, 2)).toBeUndefined();
    expect(await running.pendingTimers()).toEqual([{ instance: grid(1), name: '井盖缺失', due_at: noon }]);
  });

  it('stores how far it came once it rests, though nothing changed on the way', async () => {
    const running = await station.start({ sagas });
    await station.log.record(grid(1), [started()]);
    await running.caughtUp(name);
    const stored = () =>
      running.database.kysely.selectFrom('runner_checkpoint').select(['position', 'event_id']).execute();
    const last = station.log.log.at(-1);
    await eventually(stored, ([row]) => row?.position === last?.position);
    expect(await stored()).toEqual([{ position: last?.position, event_id: last?.id }]);
  });

  it('forgets an instance that is over, with its timers', async () => {
    const running = await station.start({ sagas });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    expect(await running.pendingTimers()).toHaveLength(1);
    await station.log.record(grid(1), [ended]);
    await running.caughtUp(name);
    expect(await watch(running)).toBeUndefined();
    expect(await running.pendingTimers()).toEqual([]);
  });

  it('sends what it decides as system, tied to its cause, and takes the outcome in', async () => {
    const running = await station.start({ sagas });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await answered(running);
    expect(station.office.sent).toEqual([
      {
        stream: grid(1),
        command: { verb: 'remind', hazard: '电杆倾斜' },
        commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        correlationId: `visit-${grid(1)}`,
        causationId: station.log.log[1]?.id,
        actor: { id: 'saga:clearance', role: 'system' },
      },
    ]);
    expect(await running.outbox()).toEqual([]);
  });

  it('takes a refusal in as an input', async () => {
    const running = await station.start({ sagas });
    station.office.answers.push({ kind: 'refused', code: 'patrol/off-duty' });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await eventually(
      () => watch(running) as Promise<{ refusals: string[] }>,
      ({ refusals }) => refusals.length > 0,
    );
    expect(await watch(running)).toMatchObject({ refusals: ['patrol/off-duty'], reminders: 0 });
    expect(await running.outbox()).toEqual([]);
  });

  it('keeps a command that is not taken, and sends it again under its id until it is', async () => {
    const running = await station.start({ sagas });
    const notNow: CommandOutcome = { kind: 'unavailable', reason: 'store down' };
    station.office.answers.push(notNow, new Error('thread gone'), notNow);
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await answered(running);
    expect(station.office.sent).toHaveLength(4);
    expect(new Set(station.office.sent.map(({ commandId }) => commandId)).size).toBe(1);
    expect(station.office.remindersInLog).toHaveLength(1);
  });

  it('sends the commands of an instance in order, others meanwhile', async () => {
    const orders = clearanceWatch({
      react: (_state, input, instance) =>
        input.kind === 'event' && input.recorded.event.type === 'PatrolStarted'
          ? ['一', '二', '三'].map((hazard) => ({
              kind: 'send' as const,
              to: instance as never,
              command: { verb: 'remind' as const, hazard },
            }))
          : [],
    });
    const running = await station.start({ sagas: [orders] });
    station.office.answers.push({ kind: 'unavailable', reason: 'store down' });
    await station.log.record(grid(1), [started()]);
    await station.log.record(grid(2), [started()]);
    await answered(running, 3, 1);
    await answered(running, 3, 2);
    const ofFirst = station.office.remindersInLog.filter((line) => line.startsWith(grid(1)));
    expect(ofFirst).toEqual(['一', '二', '三'].map((hazard) => `${grid(1)}: ${hazard}`));
  });

  it('sends again what was carried out but not answered before a crash; the log holds it once', async () => {
    const before = await station.start({ sagas, limits: { stopWait: 1 } });
    station.office.mute = true;
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await before.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await eventually(
      () => station.office.remindersInLog,
      (reminders) => reminders.length === 1,
    );
    await before.runners.stop();
    expect(await before.outbox()).toHaveLength(1);

    station.office.mute = false;
    const after = await station.start({ sagas });
    await answered(after);
    const [first, again] = station.office.sent;
    expect(again?.commandId).toBe(first?.commandId);
    expect(station.office.remindersInLog).toEqual([`${grid(1)}: 电杆倾斜`]);
  });

  it('sends after a crash what was committed and never sent', async () => {
    const before = await station.start({ sagas, limits: { stopWait: 1 } });
    station.office.answers.push({ kind: 'unavailable', reason: 'store down' });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await before.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await eventually(
      () => station.office.sent.length,
      (count) => count > 0,
    );
    await before.runners.stop();
    const after = await station.start({ sagas });
    await answered(after);
    expect(station.office.remindersInLog).toHaveLength(1);
  });

  it('takes each event in once, though the commit of its step failed', async () => {
    const database = station.database();
    let failures = 0;
    const flaky = {
      ...database,
      transaction: <T>(work: Parameters<typeof database.transaction<T>>[0]) =>
        database.transaction<T>(async (tx) => {
          const result = await work(tx);
          const states = await tx.kysely.selectFrom('saga_instance').select('state').execute();
          if (states.length > 0 && failures++ < 3) throw new Error('disk I/O error');
          return result;
        }),
    };
    const running = await station.start({ sagas, database: flaky });
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    expect(failures).toBeGreaterThanOrEqual(3);
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜'] });
  });

  describe('when an instance throws', () => {
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
      const stopped = await running.until(name, ({ state }) => state === 'too-many-parked');
      expect(stopped).toMatchObject({
        position: 2,
        error: expect.stringContaining('2 instances are parked'),
      });
      canRead = true;
      await running.runners.release(name, grid(1));
      await running.caughtUp(name);
      expect(await watch(running, 3)).toMatchObject({ open: [unreadable] });
    });
  });

  it('gives up its lease before an event that a newer build wrote', async () => {
    const running = await station.start({ sagas });
    await station.log.record(grid(1), [found('电杆倾斜')]);
    await station.log.record(grid(1), [{ type: 'DroneSent', data: {} } as never]);
    const { position } = await running.until(name, ({ state }) => state === 'unknown-event');
    expect(position).toBe(1);
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜'] });
  });
});
