import fc from 'fast-check';
import { judge } from '../../../src/appeals/proof/judge';
import type { Finding } from '../../../src/appeals/proof/finding';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import { addMillis, type Instant } from '../../../src/kernel/time';
import { hanyin } from '../../kit/appeal-context';
import { asRecorded, lived, lives } from '../../kit/appeal-life';
import { leftAlone } from '../../kit/left-alone';

type Log = readonly Recorded<AppealEvent>[];

const lastOf = (log: Log): Instant => log.at(-1)!.metadata.occurredAt;
const judged = (log: Log, now = lastOf(log), since = now): readonly Finding[] =>
  judge(log, { ...hanyin, now }, since).findings;
/** No timer went off in these lives: what only a timer records is missing in them. */
const byActs = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ fact }) => fact !== 'warning' && fact !== 'step');

/** Lives in which a deadline was missed. */
const lateLives = lives
  .map((steps) => asRecorded(lived(steps).log))
  .filter((log) => log.some(({ event }) => event.type === 'DeadlineMissed'));
const missIn = (log: Log): number => log.findIndex(({ event }) => event.type === 'DeadlineMissed');
const deadlineOf = (each: Recorded<AppealEvent>): string =>
  (each.event.data as { readonly deadline: string }).deadline;

describe('the proof of an appeal’s deadlines', () => {
  it('finds nothing wrong in what the decider wrote, whatever anybody asked', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const log = asRecorded(lived(steps).log);
        if (log.length > 0) expect(byActs(judged(log))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('finds nothing wrong where every timer went off, and names a step that was taken away', () => {
    const world = leftAlone('neighbour-dispute', 'routine', 60);
    const log = asRecorded(world.log);
    // Of what is due at this very moment, only the first has been told.
    expect(judged(log, world.now, addMillis(world.now, -1))).toEqual([]);
    const last = log.findLast(({ event }) => event.type === 'LadderStepped')!;
    const before = log.slice(0, log.indexOf(last));
    expect(judged(before, world.now)).toContainEqual(
      expect.objectContaining({ kind: 'missing', fact: 'step', deadline: deadlineOf(last) }),
    );
    const warned = log.findIndex(({ event }) => event.type === 'DeadlineApproaching');
    const { warnAt } = log[warned]!.event.data as { readonly warnAt: Instant };
    expect(judged(log.slice(0, warned), warnAt)).toContainEqual(
      expect.objectContaining({ kind: 'missing', fact: 'warning', deadline: deadlineOf(log[warned]!) }),
    );
    const early = {
      ...log[warned]!,
      metadata: { ...log[warned]!.metadata, occurredAt: addMillis(warnAt, -1) },
    };
    expect(judged([...log.slice(0, warned), early])).toContainEqual(
      expect.objectContaining({ kind: 'early', fact: 'warning' }),
    );
  });

  it('names a miss that is not there', () => {
    fc.assert(
      fc.property(lateLives, (log) => {
        const missed = log[missIn(log)]!;
        const found = judged(
          log.filter((each) => each !== missed),
          lastOf(log),
        );
        expect(found).toContainEqual(
          expect.objectContaining({ kind: 'missing', fact: 'miss', deadline: deadlineOf(missed) }),
        );
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('names a miss that is there twice', () => {
    fc.assert(
      fc.property(lateLives, (log) => {
        const at = missIn(log);
        const found = judged([...log.slice(0, at + 1), ...log.slice(at)]);
        expect(found).toContainEqual(
          expect.objectContaining({ kind: 'doubled', fact: 'miss', deadline: deadlineOf(log[at]!) }),
        );
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  it('names a miss before the due time', () => {
    fc.assert(
      fc.property(lateLives, (log) => {
        const at = missIn(log);
        const { dueAt } = log[at]!.event.data as { readonly dueAt: Instant };
        const early = {
          ...log[at]!,
          metadata: { ...log[at]!.metadata, occurredAt: addMillis(dueAt, -60_000) },
        };
        expect(judged([...log.slice(0, at), early])).toContainEqual(
          expect.objectContaining({ kind: 'early', fact: 'miss', deadline: deadlineOf(early) }),
        );
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
