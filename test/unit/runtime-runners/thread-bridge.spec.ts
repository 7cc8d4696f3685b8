import { MessageChannel } from 'node:worker_threads';
import type { CommandEnvelope, CommandOutcome } from '../../../src/kernel/ports/command-port';
import type { Position } from '../../../src/kernel/ids';
import { Progress } from '../../../src/runtime/progress/progress';
import type { Runners } from '../../../src/runtime/runners/start';
import type { RunnerStatus } from '../../../src/runtime/runners/status';
import { MainSide } from '../../../src/runtime/thread/main-side';
import { RunnerSide } from '../../../src/runtime/thread/runner-side';
import { eventually } from '../../kit/eventually';
import { grid, morning } from '../../kit/toy-runners';

const status = (position: number, over: Partial<RunnerStatus> = {}): RunnerStatus => ({
  name: 'patrol-book',
  kind: 'projection',
  state: 'running',
  position: position as Position,
  lag: 0,
  parked: [],
  ...over,
});

describe('the bridge between the threads', () => {
  const done: CommandOutcome = { kind: 'done', revision: 3 as never, position: 7 as never };
  const envelope = (n: number) =>
    ({ stream: grid(n), command: { verb: 'remind' } }) as unknown as CommandEnvelope;

  function bridge(handle: (envelope: CommandEnvelope) => Promise<CommandOutcome> = async () => done) {
    const { port1, port2 } = new MessageChannel();
    const messages = { toMain: 0, toRunners: 0 };
    port1.on('message', () => messages.toMain++);
    port2.on('message', () => messages.toRunners++);
    const progress = new Progress();
    const heard: RunnerStatus[] = [];
    const main = new MainSide(port1, { handle, progress, onStatus: (one) => heard.push(one) });
    const side = new RunnerSide(port2);
    const calls: string[] = [];
    const note =
      (verb: string) =>
      async (...args: readonly string[]): Promise<void> => {
        calls.push([verb, ...args].join(' '));
        if (args[0] === 'unknown') throw new Error('no such runner');
      };
    const runners: Runners = {
      status: () => [],
      wake: () => void calls.push('wake'),
      release: note('release'),
      rebuild: note('rebuild'),
      accept: note('accept'),
      discard: note('discard'),
      purge: note('purge'),
      stop: note('stop'),
    };
    const serve = () =>
      side.serve(runners, { onClock: () => void calls.push('clock'), onStopped: note('closed') });
    return { main, side, progress, heard, calls, serve, messages, hangUp: () => port1.close() };
  }

  it('carries commands there and outcomes back, many in one message', async () => {
    const { side, main, serve, messages } = bridge(async ({ stream }) =>
      stream === grid(2) ? { kind: 'refused', code: 'patrol/off-duty' } : done,
    );
    const outcomes = await Promise.all([1, 2, 3].map((n) => side.commands.send(envelope(n))));
    expect(outcomes).toEqual([done, { kind: 'refused', code: 'patrol/off-duty' }, done]);
    expect(messages).toEqual({ toMain: 1, toRunners: 1 });
    serve();
    await main.stop();
  });

  it('calls unavailable what the executor throws, and what it can no longer answer', async () => {
    const { side, hangUp } = bridge(async ({ stream }) => {
      if (stream === grid(1)) throw new Error('store down');
      return new Promise(() => undefined);
    });
    expect(await side.commands.send(envelope(1))).toEqual({ kind: 'unavailable', reason: 'store down' });
    const unanswered = side.commands.send(envelope(2));
    hangUp();
    expect(await unanswered).toMatchObject({ kind: 'unavailable' });
    expect(await side.commands.send(envelope(3))).toMatchObject({ kind: 'unavailable' });
  });

  it('tells of progress by the latest of each runner', async () => {
    const { side, main, progress, heard, serve } = bridge();
    for (let position = 1; position <= 100; position++) side.report(status(position));
    side.report(status(4, { name: 'queue' }));
    expect(await progress.waitFor('patrol-book', 100 as Position, 5_000)).toBe(true);
    expect(heard.map(({ name, position }) => [name, position])).toEqual([
      ['patrol-book', 100],
      ['queue', 4],
    ]);
    serve();
    await main.stop();
  });

  it('wakes the runners and pokes their clock, once per turn', async () => {
    const { main, serve, calls } = bridge();
    serve();
    await main.started();
    calls.length = 0;
    main.wake();
    main.wake();
    main.clockChanged();
    main.wake();
    await eventually(
      () => calls,
      (seen) => seen.length > 0,
    );
    expect(calls).toEqual(['wake', 'clock', 'wake']);
    await main.stop();
  });

  it('carries an operator’s calls and what came of them', async () => {
    const { main, serve, calls } = bridge();
    await expect(main.operate({ verb: 'rebuild', runner: 'queue' })).rejects.toThrow(/not started yet/);
    serve();
    await main.operate({ verb: 'release', runner: 'queue', key: grid(1) });
    for (const verb of ['rebuild', 'accept', 'discard'] as const)
      await main.operate({ verb, runner: 'queue' });
    await expect(main.operate({ verb: 'accept', runner: 'unknown' })).rejects.toThrow('no such runner');
    expect(calls.filter((call) => call !== 'wake')).toEqual([
      `release queue ${grid(1)}`,
      'rebuild queue',
      'accept queue',
      'discard queue',
      'accept unknown',
    ]);
    await main.stop();
  });

  it('stops the runners, then what they used, and says when both are done', async () => {
    const { main, serve, calls } = bridge();
    serve();
    await main.started();
    calls.length = 0;
    await main.stop();
    expect(calls).toEqual(['stop', 'closed']);
  });

  it('says so to everybody who waits when the thread ends', async () => {
    const { main, hangUp } = bridge(() => new Promise(() => undefined));
    const waiting = [main.started(), main.operate({ verb: 'rebuild', runner: 'queue' }), main.stop()];
    hangUp();
    for (const one of await Promise.allSettled(waiting)) expect(one.status).toBe('rejected');
  });
});

describe('progress', () => {
  it('answers at once for what has been passed, later for what is passed in time, and no for the rest', async () => {
    const progress = new Progress();
    progress.update(status(5));
    expect(await progress.waitFor('patrol-book', 5 as Position, 0)).toBe(true);
    const soon = progress.waitFor('patrol-book', 7 as Position, 5_000);
    const never = progress.waitFor('patrol-book', 9 as Position, 20);
    progress.update(status(6));
    progress.update(status(8));
    expect(await soon).toBe(true);
    expect(await never).toBe(false);
    expect(await progress.waitFor('queue', 1 as Position, 1)).toBe(false);
  });

  it('knows the streams that stand still', () => {
    const progress = new Progress();
    const parked = [
      { key: grid(1), position: 3 as Position, error: 'the entry cannot be read', at: morning },
    ];
    progress.update(status(5, { parked }));
    expect(progress.isParked('patrol-book', grid(1))).toBe(true);
    expect(progress.isParked('patrol-book', grid(2))).toBe(false);
    expect(progress.isParked('queue', grid(1))).toBe(false);
  });
});
