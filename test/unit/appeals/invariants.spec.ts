import fc from 'fast-check';
import { aboutOf } from '../../../src/appeals/domain/about';
import type { Appeal, AppealState } from '../../../src/appeals/domain/appeal';
import { appealDecider } from '../../../src/appeals/domain/decider';
import { owedFor } from '../../../src/appeals/domain/claims';
import type { AppealEvent } from '../../../src/appeals/domain/events';
import { isConfidential } from '../../../src/appeals/domain/subjects';
import { mayHave } from '../../../src/appeals/domain/queue';
import { namesFrom } from '../../../src/appeals/views/names';
import { timelineOf } from '../../../src/appeals/views/timeline';
import type { Recorded } from '../../../src/kernel/event';
import type { UnitId } from '../../../src/kernel/ids';
import { isOwed, type Clock } from '../../../src/sla';
import { hanyin } from '../../kit/appeal-context';
import { fold, lived, lives, stored, type Written } from '../../kit/appeal-life';
import type { Step } from '../../kit/appeal-random';
import { runs } from '../../kit/runs';

const { initial } = appealDecider;

/** Each of them of its own subject, or asked again before it was answered. */
const severalAtOnce: ReadonlySet<string> = new Set([
  'urge-answer',
  'supervise',
  'co-handle',
  'check-in',
  'accusation',
]);

function holds(appeal: AppealState, after: Step): void {
  if (appeal.status === 'none') return;
  const told = `after ${after.verb} in ${appeal.status}`;
  const owed = Object.values<Clock>(appeal.clocks).filter(isOwed);
  if (appeal.status !== 'closed' && appeal.status !== 'merged') {
    const running = owed.filter(({ status }) => status === 'running');
    if (running.length === 0) throw new Error(`nobody owes anything ${told}`);
    const holder = appeal.round.resolution?.unit ?? appeal.held?.unit;
    if (holder !== undefined && !mayHave(holder, appeal, hanyin))
      throw new Error(`the accused holds it ${told}`);
  }
  for (const claim of appeal.accused)
    if ((owedFor(claim, appeal).length === 1) !== (claim.confirmed !== true))
      throw new Error(`a claim has no time, or a finding has ${told}`);
  if (appeal.status === 'closed') {
    const left = owed.filter(
      ({ deadline: { id, kind } }) => !['review', 'exclusion-decision'].includes(kind) && !isConfidential(id),
    );
    if (left.length > 0) throw new Error(`${left[0]?.deadline.kind} is owed ${told}`);
  }
  const lead = owed.find(({ deadline: { kind }, missedAt }) => kind === 'handle' && missedAt === undefined);
  if (
    owed.some(
      ({ deadline, status }) =>
        deadline.kind === 'co-handle' && status === lead?.status && deadline.dueAt > lead.deadline.dueAt,
    )
  )
    throw new Error(`a helper is due after the lead ${told}`);
  // Several may urge, help or owe something under supervision at once, and the reporter urge again before the answer.
  const [urges, others] = [true, false].map((several) =>
    owed.filter(({ deadline: { kind } }) => several === severalAtOnce.has(kind)),
  ) as [Clock[], Clock[]];
  // A claim waits for the desk, whatever is claimed of the desk elsewhere.
  if (
    urges.some(
      ({ deadline: { id, owner } }) => !isConfidential(id) && !mayHave(owner as UnitId, appeal, hanyin),
    )
  )
    throw new Error(`the accused is to answer ${told}`);
  const kinds = others.map(({ deadline }) => deadline.kind);
  if (new Set(kinds).size < kinds.length) throw new Error(`two of a kind are owed ${told}: ${kinds.join()}`);
  const pending = [appeal.review.startsWith('pending'), appeal.round.returning !== undefined];
  if (pending[0] !== kinds.includes('review') || pending[1] !== kinds.includes('return-decision'))
    throw new Error(`what waits for a decision has no deadline, or the reverse, ${told}`);
  const waits = { suspended: 'suspension', 'awaiting-information': 'information' } as const;
  for (const [status, kind] of Object.entries(waits))
    if (appeal.status === status && !kinds.includes(kind)) throw new Error(`no end of it ${told}`);
  const still = owed.some(({ deadline: { kind }, status }) => kind === 'handle' && status === 'paused');
  if (
    still !== appeal.status in waits &&
    appeal.status !== 'merged' &&
    isHolding(appeal) &&
    kinds.includes('handle')
  )
    throw new Error(`handling ${still ? 'stands still' : 'runs'} ${told}`);
  if ((appeal.held === undefined) !== (appeal.status === 'reported') && isHolding(appeal))
    throw new Error(`held by ${appeal.held?.unit} ${told}`);
}

const isHolding = ({ status }: Appeal): boolean =>
  ['reported', 'routed', 'accepted', 'handling', 'awaiting-information', 'suspended'].includes(status);

/** As a reader of the log gives it. */
const recorded = ({ event, actor, occurredAt }: Written, revision: number): Recorded<AppealEvent> =>
  ({ event, revision, metadata: { actor, occurredAt } }) as Recorded<AppealEvent>;

describe('whatever anybody asks of an appeal, in any order', () => {
  it('is decided or refused with a DomainError, and somebody always owes the next move', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        lived(steps, holds);
      }),
      { numRuns: runs(120) },
    );
  }, 60_000);

  it('is the same however its history is cut: a prefix, then the rest', () => {
    fc.assert(
      fc.property(lives, fc.nat(), (steps, cut) => {
        const { state, ...life } = lived(steps);
        const log = stored(life.log);
        const at = cut % (log.length + 1);
        expect(fold(fold(initial, log.slice(0, at)), log.slice(at), at)).toEqual(state);
      }),
      { numRuns: runs(30) },
    );
  });

  it('says of every event what the appeal was about once it had happened', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const log = stored(lived(steps).log);
        log.forEach(({ event }, index) => {
          const state = fold(initial, log.slice(0, index + 1)) as Appeal;
          expect(event.data.about).toEqual(aboutOf(state));
        });
      }),
      { numRuns: 20 },
    );
  });

  it('is told in both languages, with names and nothing left open', () => {
    const names = namesFrom(hanyin.directory, hanyin.catalogue);
    fc.assert(
      fc.property(lives, (steps) => {
        const { log } = lived(steps);
        for (const { sentence } of timelineOf(log.map(recorded), names, 'staff', false))
          for (const said of [sentence.zh, sentence.en])
            expect(said).toMatch(/^(?!.*(undefined|NaN|\[object)).{2,}/);
      }),
      { numRuns: runs(30) },
    );
  });

  it('misses every deadline at most once, and never early', () => {
    fc.assert(
      fc.property(lives, (steps) => {
        const seen = new Set<string>();
        for (const { event, occurredAt } of lived(steps).log) {
          if (event.type !== 'DeadlineMissed') continue;
          expect(seen).not.toContain(event.data.deadline);
          expect(event.data.dueAt <= occurredAt).toBe(true);
          seen.add(event.data.deadline);
        }
      }),
      { numRuns: runs(30) },
    );
  });
});
