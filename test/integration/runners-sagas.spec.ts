import { addMillis } from '../../src/kernel/time';
import type { CommandOutcome } from '../../src/kernel/ports/command-port';
import { eventually } from '../kit/eventually';
import { Station, type Running } from '../kit/running';
import { clearanceWatch, cleared, ended, found, grid, noon, started } from '../kit/toy-runners';

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

  it('waits twice as long each time that a command is not taken, up to the longest wait', async () => {
    const running = await station.start({ sagas, limits: { retryFrom: 20, retryTo: 160 } });
    const sentAt: number[] = [];
    const send = station.office.send.bind(station.office);
    station.office.send = (envelope) => {
      sentAt.push(performance.now());
      if (sentAt.length > 5) return send(envelope);
      return Promise.resolve({ kind: 'unavailable', reason: 'store down' });
    };
    await station.log.record(grid(1), [started(), found('电杆倾斜')]);
    await running.caughtUp(name);
    station.clock.set(afterNoon, 0);
    await answered(running);
    const waits = sentAt.slice(1).map((at, index) => at - (sentAt[index] ?? 0));
    // The database counts whole milliseconds.
    [20, 40, 80, 160, 160].forEach((least, index) => expect(waits[index]).toBeGreaterThan(least - 3));
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

  it('gives up its lease before an event that a newer build wrote', async () => {
    const running = await station.start({ sagas });
    await station.log.record(grid(1), [found('电杆倾斜')]);
    await station.log.record(grid(1), [{ type: 'DroneSent', data: {} } as never]);
    const { position } = await running.until(name, ({ state }) => state === 'unknown-event');
    expect(position).toBe(1);
    expect(await watch(running)).toMatchObject({ open: ['电杆倾斜'] });
  });
});
