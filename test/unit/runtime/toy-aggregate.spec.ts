import fc from 'fast-check';
import { SYSTEM } from '../../../src/kernel/actor';
import type { DecisionContext } from '../../../src/kernel/decider';
import type { Recorded } from '../../../src/kernel/event';
import type { Instant } from '../../../src/kernel/time';
import { emptyHistory, foldOn } from '../../../src/runtime/executor-history';
import { at, specify } from '../../kit/given';
import { maize, maizeBag, type MaizeCommand, type MaizeEvent } from '../../kit/toy-aggregate';
import { envelope, NOON, officer, PANLONG, setUp } from './executor-fixture';

const context: DecisionContext = { now: NOON, actor: officer, versions: {} };
const { given } = specify(maize, context);
const delivered = (kilograms: number): MaizeEvent => ({ type: 'MaizeDelivered', data: { kilograms } });
const DUE = '2022-07-18T03:00:00.000Z' as Instant;
const promised: MaizeEvent = { type: 'DeliveryPromised', data: { kilograms: 5, by: DUE } };
const missed: MaizeEvent = { type: 'DeliveryMissed', data: { by: DUE } };
const draw: MaizeCommand = { verb: 'draw', kilograms: 4, households: ['陈桂英'] };

describe('a specification', () => {
  it('compares what is recorded, misses first', () => {
    given(delivered(9), at('2022-07-17T00:00:00.000Z' as Instant, promised))
      .when(draw)
      .then(missed, { type: 'MaizeDrawn', data: { kilograms: 4, household: '陈桂英' } });
    expect(() =>
      given(delivered(9), at('2022-07-17T00:00:00.000Z' as Instant, promised))
        .when(draw)
        .then(),
    ).toThrow();
  });

  it('compares parts', () => {
    given(delivered(9))
      .when(draw)
      .thenMatching({ type: 'MaizeDrawn', data: { household: '陈桂英' } });
    expect(() =>
      given(delivered(9))
        .when(draw)
        .thenMatching({ data: { household: '李大山' } }),
    ).toThrow();
  });

  it('compares refusals, with the misses that are recorded all the same', () => {
    given().when(draw).thenRefused('maize/not-enough');
    given(promised)
      .when(draw, { now: '2022-07-18T05:00:00.000Z' as Instant })
      .thenRefused('maize/not-enough', missed);
    expect(() => given(delivered(9)).when(draw).thenRefused('maize/not-enough')).toThrow('not refused');
    expect(() => given().when(draw).then()).toThrow('refused with maize/not-enough');
    expect(() => given().when(draw).thenRefused('maize/other')).toThrow();
  });

  it('goes on with the next command', () => {
    given(delivered(9)).when(draw).when(draw).when(draw).thenRefused('maize/not-enough');
    expect(() => given().when(draw).when(draw)).toThrow('refused with');
  });

  it('keeps time from running back', () => {
    given(at('2022-07-18T02:00:00.000Z' as Instant, promised))
      .when({ verb: 'look' }, { now: '2022-07-18T01:00:00.000Z' as Instant })
      .then();
    given(promised)
      .when({ verb: 'look' }, { now: '2022-07-18T01:00:00.000Z' as Instant })
      .then(missed);
  });

  it('tells the fold who did what and when', () => {
    const seen: unknown[] = [];
    const watching = specify(
      {
        ...maize,
        evolve: (state, event, facts) => {
          seen.push([facts.revision, facts.actor, facts.occurredAt]);
          return maize.evolve(state, event, facts);
        },
      },
      context,
    );
    watching.given(promised).when(draw).thenRefused('maize/not-enough', missed);
    expect(seen).toEqual([
      [0, officer, NOON],
      [1, SYSTEM, NOON],
    ]);
  });
});

it('a fold of a prefix, then of the rest, is the fold of all', async () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(amounts, fc.nat(20), async (kilograms, cut) => {
      const { executor } = setUp(undefined);
      for (const [index, amount] of kilograms.entries()) {
        const command: MaizeCommand =
          index % 2
            ? { verb: 'draw', kilograms: 1, households: ['张明'] }
            : { verb: 'deliver', kilograms: amount };
        await executor.execute(maizeBag, envelope(), command);
      }
      const { events, state, revision } = await executor.load(maizeBag, PANLONG);
      const fold = (...parts: (readonly Recorded<MaizeEvent>[])[]) =>
        parts.reduce(
          (history, part) => foldOn(maizeBag, history, part),
          emptyHistory(PANLONG, maize.initial),
        );
      const inTwo = fold(events.slice(0, cut), events.slice(cut));
      expect(inTwo).toEqual(fold(events));
      expect(inTwo).toMatchObject({ state, revision });
    }),
    { numRuns: 50 },
  );
});
