import type { UnitId } from '../../../kernel/ids';
import {
  ladderOf,
  policyNamed,
  type Clock,
  type DeadlineKind,
  type DeadlineOwner,
  type Rung,
} from '../../../sla';
import type { Appeal } from '../appeal';
import { anywhere, deadlineId, eventOf, instant, plain, verb } from '../card';
import type { AppealContext } from '../context';
import { bySystem } from '../guards';
import { deadlineWords } from '../words';
import { tierOf } from './ladder';
import { toldBy } from './step-ladder';

export const deadlineApproaching = eventOf('DeadlineApproaching', {
  data: {
    deadline: deadlineId,
    kind: plain<DeadlineKind>(),
    owner: plain<DeadlineOwner>(),
    /** The warning point that it was. */
    warnAt: instant,
    dueAt: instant,
    notified: plain<readonly UnitId[]>(),
  },
  evolve: (appeal, { deadline, warnAt }) => ({ ...appeal, warned: { ...appeal.warned, [deadline]: warnAt } }),
  says: ({ kind, owner }, { unit }) => {
    const word = deadlineWords[kind];
    return owner === 'reporter'
      ? { zh: `${word.zh}期限将至`, en: `The time for the ${word.en} is running out` }
      : {
          zh: `${word.zh}期限将至，提醒${unit(owner).zh}`,
          en: `The ${word.en} deadline of ${unit(owner).en} is near`,
        };
  },
  shows: 'nothing',
});

/** The timer's word at a warning point: told once, while it still can be kept. */
export const recordApproaching = verb('recordApproaching', {
  by: 'system',
  data: { deadline: deadlineId, warnAt: instant },
  meets: anywhere,
  refuses: ['appeal/system-only', 'appeal/unknown-deadline', 'appeal/deadline-not-due'],
  rule: ({ deadline, warnAt }, appeal, context) => {
    bySystem(context);
    const clock = appeal.clocks[deadline];
    if (clock === undefined) throw context.refusal('appeal/unknown-deadline', { deadline });
    const { missedAt, status, deadline: running } = clock;
    const told = appeal.warned[deadline];
    if (status !== 'running' || missedAt !== undefined || !running.warnAt.includes(warnAt)) return [];
    if (told !== undefined && told >= warnAt) return [];
    if (warnAt > context.now) throw context.refusal('appeal/deadline-not-due', { dueAt: warnAt });
    const notified = toldBy(
      rungsAt(appeal, clock, running.warnAt.indexOf(warnAt), context),
      appeal,
      clock,
      context,
    );
    const { kind, owner, dueAt } = running;
    return [deadlineApproaching({ deadline, kind, owner, warnAt, dueAt, notified })];
  },
});

/** The rungs that hang on this warning point of the rule. */
function rungsAt(
  appeal: Appeal,
  { deadline }: Clock,
  point: number,
  context: AppealContext,
): readonly Rung[] {
  const { policies } = context;
  const tier = tierOf(deadline, appeal, context);
  const name = policyNamed(deadline);
  const policy = policies.policy(name);
  const percent = policies.rule(name, deadline.kind, appeal.urgency, tier)?.warnAtPercent[point];
  if (policy === undefined || percent === undefined) return [];
  return ladderOf(policy, deadline.kind, appeal.urgency, tier).filter(
    ({ atPercent }) => atPercent === percent,
  );
}
