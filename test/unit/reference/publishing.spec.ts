import type { Recorded } from '../../../src/kernel/event';
import type { Instant } from '../../../src/kernel/time';
import { RECOUNT_SHARES, type Recount } from '../../../src/reference';
import type { DocumentImported } from '../../../src/reference/domain/document';
import { publishingSaga, type PublishingState } from '../../../src/reference/domain/publishing';
import type { Reach } from '../../../src/sla';
import type { SagaInput } from '../../../src/kernel/saga';

const saga = publishingSaga('calendar');
const AT = '2026-07-01T03:00:00.000Z' as Instant;
const published = (reach: Reach | undefined, effectiveAt?: Instant) =>
  ({
    stream: 'calendar-610921',
    revision: 3,
    event: { type: 'DocumentImported', data: { contentHash: 'a', document: {}, reach, effectiveAt } },
    metadata: { occurredAt: AT },
  }) as unknown as Recorded<DocumentImported>;
const INSTANCE = 'calendar@4';

type Input = SagaInput<DocumentImported, Recount>;
function step(state: PublishingState, input: Input) {
  const after = saga.evolve(state, input, INSTANCE);
  return { state: after, effects: saga.react(after, input, INSTANCE) };
}
const recount = (pass: 1 | 2, share: number): Recount => ({ document: 'calendar', version: 4, pass, share });
const sends = (command: Recount) => ({ kind: 'send', to: 'recount-calendar', command });
const done = (command: Recount): Input => ({ kind: 'done', command });
const again: Input = { kind: 'timeout', name: 'again', at: AT };

describe('a version that was published over what runs', () => {
  it('concerns nobody when it reaches new deadlines alone', () => {
    expect(saga.instancesOf(published(undefined))).toEqual([]);
    expect(saga.instancesOf(published('provisional'))).toEqual([INSTANCE]);
  });

  it('is taken to each share in turn, and once more after ten seconds', () => {
    let { state, effects } = step(saga.initial, { kind: 'event', recorded: published('open') });
    expect(effects).toEqual([
      sends(recount(1, 0)),
      { kind: 'start-timer', name: 'again', at: '2026-07-01T03:00:10.000Z' },
    ]);
    for (let share = 0; share < RECOUNT_SHARES - 1; share++) {
      ({ state, effects } = step(state, done(recount(1, share))));
      expect(effects).toEqual([sends(recount(1, share + 1))]);
    }
    ({ state, effects } = step(state, done(recount(1, RECOUNT_SHARES - 1))));
    expect(effects).toEqual([]);
    ({ state, effects } = step(state, again));
    expect(effects).toEqual([sends(recount(2, 0))]);
    ({ state } = step(state, done(recount(2, RECOUNT_SHARES - 1))));
    expect(saga.isOver(state)).toBe(true);
  });

  it('catches up after the first pass when that takes longer', () => {
    let { state, effects } = step(saga.initial, { kind: 'event', recorded: published('open') });
    ({ state, effects } = step(state, again));
    expect(effects).toEqual([]);
    ({ state, effects } = step(state, done(recount(1, RECOUNT_SHARES - 1))));
    expect(effects).toEqual([sends(recount(2, 0))]);
    expect(saga.isOver(state)).toBe(false);
  });

  it('waits for its day', () => {
    const later = '2026-08-01T00:00:00.000Z' as Instant;
    const { state, effects } = step(saga.initial, { kind: 'event', recorded: published('open', later) });
    expect(effects[0]).toEqual({ kind: 'start-timer', name: 'in-force', at: later });
    expect(step(state, { kind: 'timeout', name: 'in-force', at: later }).effects).toEqual([
      sends(recount(1, 0)),
    ]);
  });
});
