import type { UnitId } from '../../../kernel/ids';
import {
  handOver,
  hasLadder,
  lapsingKinds,
  missesDue,
  recordMiss,
  shareLeft,
  type Clock,
  type ClockChanges,
  type Deadline,
  type DeadlineKind,
  type DeadlineOwner,
} from '../../../sla';
import type { Appeal } from '../appeal';
import { anywhere, deadlineId, eventOf, instant, optional, plain, unitId, verb } from '../card';
import { clocks } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { bySystem } from '../guards';
import { superviseClocks, watchersOf } from '../handle/supervision';
import { takesInFor } from '../queue';
import { isConfidential, supervisionOf } from '../subjects';
import { deadlineWords } from '../words';
import { ladderSteps } from './step-ladder';

export const deadlineMissed = eventOf('DeadlineMissed', {
  data: {
    deadline: deadlineId,
    kind: plain<DeadlineKind>(),
    /** Whose move it was. */
    owner: plain<DeadlineOwner>(),
    /** Who answers for it instead: the giver, where a transfer left the receiver less than a quarter of the time; whoever was late before it was merged. */
    chargedTo: optional(unitId),
    dueAt: instant,
  },
  evolve: (appeal, { deadline, owner }, { occurredAt }) => ({
    ...appeal,
    clocks: recordMiss(appeal.clocks, deadline, occurredAt),
    missedBy: { ...appeal.missedBy, [deadline]: owner },
  }),
  says: ({ kind, owner, chargedTo = owner }, { unit }) => {
    if (chargedTo === 'reporter' || lapsingKinds.includes(kind))
      return {
        zh: `${deadlineWords[kind].zh}期限届满`,
        en: `The time for the ${deadlineWords[kind].en} is over`,
      };
    const who = unit(chargedTo);
    return {
      zh: `${deadlineWords[kind].zh}超时（${who.zh}）`,
      en: `Missed the ${deadlineWords[kind].en} deadline (${who.en})`,
    };
  },
  shows: ({ deadline }) => (isConfidential(deadline) ? 'nothing' : 'sentence'),
});

/** What a centre or holder failed to decide in time becomes the county dispatcher's move. */
const goesToCounty: readonly DeadlineKind[] = [
  'return-decision',
  'suspension-decision',
  'resolution-review',
  'review',
  'exclusion-decision',
  'feedback',
  'revisit',
];

/** The timer's word. The miss itself is recorded before any decision, so a due one leaves nothing to do. */
export const recordMisses = verb('recordMisses', {
  by: 'system',
  data: { deadline: deadlineId },
  meets: anywhere,
  refuses: ['appeal/system-only', 'appeal/unknown-deadline', 'appeal/deadline-not-due'],
  rule: ({ deadline }, appeal, context) => {
    bySystem(context);
    const clock = appeal.clocks[deadline];
    if (clock === undefined) throw context.refusal('appeal/unknown-deadline', { deadline });
    // Just recorded, it is followed from its event.
    if (clock.endedAt !== undefined || clock.missedAt === context.now) return [];
    // It came back from a pause or a resolution that did not hold: its ladder goes on.
    if (clock.missedAt !== undefined)
      return clock.status === 'running' && hasLadder(clock.deadline.kind)
        ? ladderSteps(appeal, clock, context)
        : [];
    const { dueAt } = clock.deadline;
    if (clock.status === 'paused' || dueAt > context.now)
      throw context.refusal('appeal/deadline-not-due', { dueAt });
    return [missed(appeal, clock, context)];
  },
});

const missed = (appeal: Appeal, { deadline }: Clock, context: AppealContext): AppealEvent => {
  const { id, kind, owner, dueAt } = deadline;
  const county = takesInFor(appeal, context);
  const moves = goesToCounty.includes(kind) && owner !== county && !isOwnMatter(kind, county, appeal);
  const changed = moves ? [handOver(deadline, county)] : [];
  const chargedTo = giverOf(appeal, deadline, context);
  const watching = kind === 'supervise' ? watchedNow(deadline, appeal, context) : {};
  return deadlineMissed({
    deadline: id,
    kind,
    owner,
    chargedTo,
    dueAt,
    clocks: clocks({ changed, ...watching }),
  });
};

/** The unit did not answer: it is the move of who watches, and of the county. */
function watchedNow({ id, owner }: Deadline, appeal: Appeal, context: AppealContext): ClockChanges {
  const subject = supervisionOf(id);
  const supervision = appeal.supervisions[subject];
  if (supervision?.unit !== owner) return {};
  const watchers = [...watchersOf(supervision, appeal, context), takesInFor(appeal, context)];
  return superviseClocks(subject, watchers, appeal, context);
}

/** Nobody decides on what they answered or asked for themselves. */
const isOwnMatter = (kind: DeadlineKind, unit: UnitId, { held, round, exclusion }: Appeal): boolean =>
  (kind === 'resolution-review' && round.resolution?.unit === unit) ||
  (kind === 'suspension-decision' && held?.unit === unit) ||
  (kind === 'exclusion-decision' && exclusion?.by === unit);

const handedOn: readonly DeadlineKind[] = ['respond', 'handle', 'whole'];
const FAIR_SHARE = 0.25;

/** Passed on too late for the receiver to be late by their own doing, or merged into theirs when it was late already. */
function giverOf(
  { held, lateBefore }: Appeal,
  deadline: Deadline,
  { calendar }: AppealContext,
): UnitId | undefined {
  const before = lateBefore[deadline.id];
  if (before !== undefined) return before === deadline.owner ? undefined : before;
  if (held?.givenBy === undefined || deadline.owner !== held.unit) return undefined;
  if (!handedOn.includes(deadline.kind)) return undefined;
  return shareLeft(deadline, held.since, calendar) < FAIR_SHARE ? held.givenBy : undefined;
}

/** Every miss that is due by now and not yet on record, the soonest due first. */
export const missesOf = (appeal: Appeal, context: AppealContext): readonly AppealEvent[] =>
  missesDue(appeal.clocks, context.now).map((clock) => missed(appeal, clock, context));
