import fc from 'fast-check';
import { judge } from '../../../src/appeals/proof/judge';
import type { Finding } from '../../../src/appeals/proof/finding';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import type { Recorded } from '../../../src/kernel/event';
import { addMillis, type Instant } from '../../../src/kernel/time';
import { hanyin } from '../../kit/appeal-context';
import { lived, lives, stored, type Written } from '../../kit/appeal-life';

type Log = readonly Recorded<AppealEvent>[];

const recorded = (log: readonly Written[]): Log =>
  stored(log).map(
    ({ event, actor, occurredAt, command }, revision) =>
      ({
        ...{ id: `event-${revision}`, stream: 'appeal-a', revision, position: revision, event },
        metadata: { actor, occurredAt, commandId: command, versions: {} },
      }) as unknown as Recorded<AppealEvent>,
  );

const lastOf = (log: Log): Instant => log.at(-1)!.metadata.occurredAt;
const judged = (log: Log, now = lastOf(log)): readonly Finding[] =>
  judge(log, { ...hanyin, now }, now).findings;
/** No timer went off in these lives: what only a timer records is missing in them. */
const byActs = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ fact }) => fact !== 'warning' && fact !== 'step');

/** Lives in which a deadline was missed. */
const lateLives = lives
  .map((steps) => recorded(lived(steps).log))
  .filter((log) => log.some(({ event }) => event.type === 'DeadlineMissed'));
const missIn = (log: Log): number => log.findIndex(({ event }) => event.type === 'DeadlineMissed');
const deadlineOf = (each: Recorded<AppealEvent>): string =>
  (each.event.data as { readonly deadline: string }).deadline;

describe('the proof of an appeal’s deadlines', () => {
  it('finds nothing wrong in what the decider wrote, whatever anybody asked', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const log = recorded(lived(steps).log);
        if (log.length > 0) expect(byActs(judged(log))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('names a miss that is not there', () => {
    fc.assert(
      fc.property(lateLives, (log) => {
        const missed = log[missIn(log)]!;
        const found = judged(log.filter((each) => each !== missed));
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
