import type { Bilingual } from '../../../catalogue';
import type { UnitId } from '../../../kernel/ids';
import type { Clock, DeadlineKind, DeadlineOwner, LadderAct, Rung } from '../../../sla';
import type { Appeal } from '../appeal';
import { anywhere, deadlineId, eventOf, instant, optional, plain, verb } from '../card';
import { clocks, start, urgesOf } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { bySystem } from '../guards';
import { escalation } from '../handle/escalate';
import { supervision } from '../handle/open-supervision';
import { subjectOfMissed, supervisesFor } from '../handle/supervision';
import { appealUrged } from '../handle/urge';
import { decidesFor, takesInFor } from '../queue';
import { deadlineWords } from '../words';
import { ladderNow, onLadder, tierOf } from './ladder';

export const ladderStepped = eventOf('LadderStepped', {
  data: {
    deadline: deadlineId,
    kind: plain<DeadlineKind>(),
    /** Who is late with it. */
    owner: plain<DeadlineOwner>(),
    /** Nothing yet, where it only says when the ladder goes on: after a pause, or for who has just taken it over. */
    acts: plain<readonly LadderAct[]>(),
    notified: plain<readonly UnitId[]>(),
    /** Up to which share of the period, in percent, all steps were taken. */
    reached: plain<number>(),
    /** From when the steps count, for who took it over late. */
    since: optional(instant),
    next: optional(instant),
  },
  evolve: (appeal, { deadline, owner, acts, reached, since, next }, { occurredAt }) => {
    const before = appeal.ladders[deadline];
    const same = before?.owner === owner;
    return onLadder(appeal, deadline, {
      owner,
      since,
      reached: Math.max(reached, same ? before.reached : 0),
      repeatedAt: acts.includes('supervise') ? occurredAt : same ? before.repeatedAt : undefined,
      next,
    });
  },
  says: ({ kind, acts, notified }, { unit }) => {
    const word = deadlineWords[kind];
    if (acts.length === 0)
      return {
        zh: `${word.zh}已超时，督促时点重新计算`,
        en: `Overdue (${word.en}): the next step is set anew`,
      };
    const told = { zh: notified.map((id) => unit(id).zh), en: notified.map((id) => unit(id).en) };
    return {
      zh: `${word.zh}超时：${acts.map((act) => actWords[act].zh + (act === 'notify' ? told.zh.join('、') : '')).join('，')}`,
      en: `Overdue (${word.en}): ${acts.map((act) => actWords[act].en + (act === 'notify' ? ` ${told.en.join(', ')}` : '')).join('; ')}`,
    };
  },
  shows: 'nothing',
});

const actWords: Readonly<Record<LadderAct, Bilingual>> = {
  notify: { zh: '提醒', en: 'told' },
  urge: { zh: '催办', en: 'urged' },
  supervise: { zh: '督办', en: 'supervised' },
  climb: { zh: '提级', en: 'climbs' },
};

/** The timer's word: what the ladder of a missed deadline asks for by now, in one append, each point once. */
export const stepLadder = verb('stepLadder', {
  by: 'system',
  data: { deadline: deadlineId },
  meets: anywhere,
  refuses: ['appeal/system-only', 'appeal/unknown-deadline', 'appeal/deadline-not-due'],
  rule: ({ deadline }, appeal, context) => {
    bySystem(context);
    const clock = appeal.clocks[deadline];
    if (clock === undefined) throw context.refusal('appeal/unknown-deadline', { deadline });
    if (clock.missedAt === undefined || clock.status !== 'running') return [];
    const steps = ladderSteps(appeal, clock, context);
    const { next } = appeal.ladders[deadline] ?? {};
    if (steps.length === 0 && next !== undefined)
      throw context.refusal('appeal/deadline-not-due', { dueAt: next });
    return steps;
  },
});

/** The steps due of a missed deadline that runs, or when the next one comes where that is not on record; else nothing. */
export function ladderSteps(appeal: Appeal, clock: Clock, context: AppealContext): readonly AppealEvent[] {
  const { id, kind, owner } = clock.deadline;
  const { due, next, since } = ladderNow(appeal, clock, context);
  if (due.length === 0 && next === appeal.ladders[id]?.next) return [];
  const acts = [...new Set(due.map(({ act }) => act))];
  const climbed = acts.includes('climb') ? climbs(appeal, clock, context) : [];
  const watched = acts.includes('supervise') || (acts.includes('climb') && climbed.length === 0);
  // Whoever no longer has it is neither urged nor supervised for it.
  const done =
    climbed.length > 0 || appeal.status === 'closed' || owner === 'reporter'
      ? climbed
      : [
          ...(acts.includes('urge') ? urged(appeal, owner, context) : []),
          ...(watched ? [supervised(appeal, clock, owner, context)] : []),
        ];
  return [
    ladderStepped({
      deadline: id,
      kind,
      owner,
      acts,
      notified: toldBy(due, appeal, clock, context),
      reached: Math.max(0, ...due.map(({ atPercent }) => atPercent)),
      since,
      next,
    }),
    ...done,
  ];
}

const late = (kind: DeadlineKind): string => `${deadlineWords[kind].zh}超时`;
const ofTheMatter: readonly DeadlineKind[] = ['dispatch', 'respond', 'handle', 'whole'];
const goesUpFrom: readonly Appeal['status'][] = [
  'reported',
  'routed',
  'accepted',
  'handling',
  'awaiting-information',
];

const climbs = (appeal: Appeal, { deadline: { id, kind } }: Clock, context: AppealContext) =>
  ofTheMatter.includes(kind) && goesUpFrom.includes(appeal.status)
    ? escalation(appeal, late(kind), id, context)
    : [];

function urged(appeal: Appeal, owner: UnitId, context: AppealContext): readonly AppealEvent[] {
  const above = decidesFor(owner, appeal, context);
  const by = above === owner ? supervisesFor(appeal, context) : above;
  if (!goesUpFrom.includes(appeal.status)) return [];
  const waits = urgesOf(by, appeal).some(
    ({ deadline, status, missedAt }) =>
      deadline.owner === owner && status === 'running' && missedAt === undefined,
  );
  if (waits) return [];
  const answer = start(appeal, 'urge-answer', owner, context, appeal.held?.tier, by);
  return [appealUrged({ reason: undefined, by, answeredBy: owner, clocks: clocks({ started: [answer] }) })];
}

/** At the county it is at once the move of the county dispatcher and of the 督查室, too. */
function supervised(appeal: Appeal, { deadline }: Clock, unit: UnitId, context: AppealContext): AppealEvent {
  const county = tierOf(deadline, appeal, context) === 'county';
  const besides = county ? [takesInFor(appeal, context), supervisesFor(appeal, context)] : [];
  const [subject, reason] = [subjectOfMissed(deadline), late(deadline.kind)];
  return supervision(appeal, { subject, unit, reason, missed: deadline.id, besides }, context);
}

/** Whom the notices of these rungs go to. */
export function toldBy(
  rungs: readonly Rung[],
  appeal: Appeal,
  { deadline: { owner } }: Clock,
  context: AppealContext,
): readonly UnitId[] {
  const to = rungs.flatMap(({ act, to: named = ['owner'] }) => (act === 'notify' ? named : []));
  const units = to.flatMap((each) => {
    if (each === 'duty') return [takesInFor(appeal, context)];
    if (owner === 'reporter') return [];
    return [each === 'owner' ? owner : decidesFor(owner, appeal, context)];
  });
  return [...new Set(units)];
}
