import {
  handOver,
  missesDue,
  recordMiss,
  type Clock,
  type DeadlineKind,
  type DeadlineOwner,
} from '../../../sla';
import type { Appeal } from '../appeal';
import { anywhere, deadlineId, eventOf, instant, plain, verb } from '../card';
import { clocks } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { bySystem } from '../guards';
import { takesInFor } from '../queue';
import { deadlineWords } from '../words';

export const deadlineMissed = eventOf('DeadlineMissed', {
  data: { deadline: deadlineId, kind: plain<DeadlineKind>(), owner: plain<DeadlineOwner>(), dueAt: instant },
  evolve: (appeal, { deadline, owner }, { occurredAt }) => ({
    ...appeal,
    clocks: recordMiss(appeal.clocks, deadline, occurredAt),
    missedBy: { ...appeal.missedBy, [deadline]: owner },
  }),
  says: ({ kind, owner }, { unit }) => {
    const who = owner === 'reporter' ? { zh: '诉求人', en: 'the reporter' } : unit(owner);
    return {
      zh: `${deadlineWords[kind].zh}超时（${who.zh}）`,
      en: `Missed the ${deadlineWords[kind].en} deadline (${who.en})`,
    };
  },
  shows: 'sentence',
});

/** What a centre or holder failed to decide in time becomes the county dispatcher's move. */
const goesToCounty: readonly DeadlineKind[] = [
  'return-decision',
  'resolution-review',
  'review',
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
    if (clock.missedAt !== undefined || clock.endedAt !== undefined) return [];
    const { dueAt } = clock.deadline;
    if (clock.status === 'paused' || dueAt > context.now)
      throw context.refusal('appeal/deadline-not-due', { dueAt });
    return [missed(appeal, clock, context)];
  },
});

const missed = (appeal: Appeal, { deadline }: Clock, context: AppealContext): AppealEvent => {
  const { id, kind, owner, dueAt } = deadline;
  const county = takesInFor(appeal, context);
  const ownAnswer = kind === 'resolution-review' && appeal.round.resolution?.unit === county;
  const moves = goesToCounty.includes(kind) && owner !== county && !ownAnswer;
  const changed = moves ? [handOver(deadline, county)] : [];
  return deadlineMissed({ deadline: id, kind, owner, dueAt, clocks: clocks({ changed }) });
};

/** Every miss that is due by now and not yet on record, the soonest due first. */
export const missesOf = (appeal: Appeal, context: AppealContext): readonly AppealEvent[] =>
  missesDue(appeal.clocks, context.now).map((clock) => missed(appeal, clock, context));
