import fc from 'fast-check';
import { DomainError } from '../../../src/kernel/domain-error';
import type { CommandId, StreamName } from '../../../src/kernel/ids';
import { addMillis } from '../../../src/kernel/time';
import { HistoryCache } from '../../../src/runtime/executor-cache';
import { emptyHistory } from '../../../src/runtime/executor-history';
import { maizeBag, type MaizeCommand } from '../../kit/toy-aggregate';
import { envelope, NOON, PANLONG, refusalOf, revision, setUp } from './executor-fixture';

const deliver = (kilograms: number): MaizeCommand => ({ verb: 'deliver', kilograms });
const drawTen: MaizeCommand = { verb: 'draw', kilograms: 10, households: ['陈桂英'] };

describe('kept histories', () => {
  it('spare the reading', async () => {
    const { executor, store } = setUp(100);
    await executor.execute(maizeBag, envelope(), deliver(10));
    const before = store.calls.readStream;
    await executor.execute(maizeBag, envelope(), drawTen);
    expect(store.calls.readStream).toBe(before);
  });

  it('never refuse on what another node has changed', async () => {
    const { executor, anotherNode } = setUp(100);
    await executor.execute(maizeBag, envelope(), deliver(1));
    await anotherNode.execute(maizeBag, envelope(), deliver(20));
    expect(await executor.execute(maizeBag, envelope(), drawTen)).toMatchObject({ revision: 2 });
  });

  it('never let through whom another node has shut out', async () => {
    const { executor, anotherNode } = setUp(100);
    const asked = envelope();
    await executor.execute(maizeBag, asked, deliver(1));
    await anotherNode.execute(maizeBag, envelope(), deliver(20));
    const guard = (state: { kilograms: number }) => {
      if (state.kilograms > 20) throw new DomainError('maize/not-yours');
    };
    for (const again of [asked, envelope()]) {
      const refusal = await refusalOf(executor.execute(maizeBag, again, deliver(1), { guard }));
      expect(refusal.code).toBe('maize/not-yours');
    }
  });

  it('answer the present revision, not the kept one', async () => {
    const { executor, anotherNode } = setUp(100);
    await executor.execute(maizeBag, envelope(), deliver(1));
    await anotherNode.execute(maizeBag, envelope(), deliver(1));
    expect(await executor.execute(maizeBag, envelope(), { verb: 'look' })).toMatchObject({ revision: 1 });
  });

  it('do not survive an append whose end is unknown', async () => {
    const { executor, store } = setUp(100, { attempts: 1 });
    await executor.execute(maizeBag, envelope(), deliver(1));
    store.failAppends('lost-answer');
    await refusalOf(executor.execute(maizeBag, envelope(), deliver(2)));
    await executor.execute(maizeBag, envelope(), deliver(4));
    expect((await executor.load(maizeBag, PANLONG)).state.kilograms).toBe(7);
  });

  it('are bounded by the events that they stand for, least used out first', () => {
    const cache = new HistoryCache(6);
    const history = (name: string, last: number) => ({
      ...emptyHistory(`maize-${name}` as StreamName, 0),
      revision: revision(last),
    });
    const has = (name: string) => {
      const found = cache.take(`maize-${name}` as StreamName);
      if (found) cache.put(found);
      return found !== undefined;
    };
    cache.put(history('panlong', 1));
    cache.put(history('qianjing', 1));
    expect(has('panlong')).toBe(true);
    cache.put(history('xianhe', 0));
    expect(['panlong', 'qianjing', 'xianhe'].map(has)).toEqual([true, false, true]);
    cache.put(history('endless', 1000));
    expect(['panlong', 'xianhe', 'endless'].map(has)).toEqual([false, false, false]);
  });
});

interface Step {
  readonly node: 'executor' | 'anotherNode';
  readonly command: MaizeCommand;
  readonly id: string;
  readonly ifMatch: number | undefined;
  readonly minutes: number;
}

const command: fc.Arbitrary<MaizeCommand> = fc.oneof(
  fc.record({ verb: fc.constant('deliver' as const), kilograms: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    verb: fc.constant('draw' as const),
    kilograms: fc.integer({ min: 1, max: 5 }),
    households: fc.subarray(['陈桂英', '李大山', '张明']),
  }),
  fc.record({
    verb: fc.constant('promise' as const),
    kilograms: fc.constant(5),
    by: fc.integer({ min: 1, max: 60 }).map((minutes) => addMillis(NOON, minutes * 60_000)),
  }),
  fc.constant({ verb: 'look' as const }),
);

const step: fc.Arbitrary<Step> = fc.record({
  node: fc.constantFrom('executor' as const, 'anotherNode' as const),
  command,
  id: fc.integer({ min: 0, max: 12 }).map((number) => `command-of-${number}`),
  ifMatch: fc.option(fc.integer({ min: -1, max: 8 }), { nil: undefined, freq: 2 }),
  minutes: fc.integer({ min: 0, max: 20 }),
});

/** Each step's answer, and the log at the end. */
async function play(steps: readonly Step[], cachedEvents: number | undefined) {
  const set = setUp(cachedEvents);
  const answers: unknown[] = [];
  for (const { node, command: asked, id, ifMatch, minutes } of steps) {
    set.clock.time = addMillis(set.clock.time, minutes * 60_000);
    const from = envelope({
      commandId: id as CommandId,
      bodyDigest: JSON.stringify(asked),
      ifMatch: ifMatch === undefined ? undefined : revision(ifMatch),
    });
    const answer = await set[node].execute(maizeBag, from, asked).then(
      ({ events, ...result }) => ({ ...result, events: events.map((recorded) => recorded.id) }),
      (error: DomainError) => ({ code: error.code, details: error.details }),
    );
    answers.push(answer);
  }
  return { answers, log: set.store.log };
}

it('histories, kept or read, give the same answers and the same log, whoever else writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
      expect(await play(steps, 100)).toEqual(await play(steps, undefined));
    }),
    { numRuns: 300 },
  );
});
