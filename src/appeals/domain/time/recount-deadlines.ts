import {
  dueWithin,
  publishedOver,
  townOf,
  type Clock,
  type DeadlineKind,
  type DeadlineOwner,
} from '../../../sla';
import type { Instant } from '../../../kernel/time';
import type { Appeal } from '../appeal';
import { anywhere, deadlineId, eventOf, instant, plain, verb } from '../card';
import { clocks, owed, servesLead } from '../clocks';
import type { AppealContext } from '../context';
import type { AppealEvent } from '../events';
import { bySystem } from '../guards';
import { isConfidential } from '../subjects';
import { deadlineWords } from '../words';

export const deadlineChanged = eventOf('DeadlineChanged', {
  data: {
    deadline: deadlineId,
    kind: plain<DeadlineKind>(),
    owner: plain<DeadlineOwner>(),
    /** When it was due, and is. */
    was: instant,
    dueAt: instant,
    causes: plain<readonly ('policy' | 'calendar')[]>(),
    /** As they are named, so that whoever asks finds author and reason. */
    policy: plain<string>(),
    calendar: plain<string>(),
    /** From when on the new rules count. */
    since: instant,
  },
  evolve: (appeal) => appeal,
  says: ({ kind, causes }) => {
    const isCalendar = causes.includes('calendar');
    const [zh, en] = [deadlineWords[kind].zh, deadlineWords[kind].en];
    return isCalendar
      ? { zh: `工作日历调整，${zh}期限重新计算`, en: `The calendar has changed: ${en} deadline counted anew` }
      : {
          zh: `时限规定调整，${zh}期限重新计算`,
          en: `The deadline policy has changed: ${en} deadline counted anew`,
        };
  },
  shows: ({ deadline }) => (isConfidential(deadline) ? 'nothing' : 'sentence'),
});

/**
 * The word of whoever works through the open appeals after a publication. What it changes, and of a directory who
 * inherits, is recorded before any decision, by whichever command comes first, so that there is nothing left to do.
 */
export const recountDeadlines = verb('recountDeadlines', {
  by: 'system',
  data: { document: plain<'policies' | 'calendar' | 'directory'>(), version: plain<number>() },
  meets: anywhere,
  refuses: ['appeal/system-only'],
  rule: (_, __, context) => {
    bySystem(context);
    return [];
  },
});

/** What was published over the deadlines that are owed, and not yet recorded. */
export function changesOf(appeal: Appeal, context: AppealContext): readonly AppealEvent[] {
  const handle = owed(appeal, 'handle').findLast(({ status }) => status === 'running');
  const lead = handle && over(appeal, handle, context);
  return owed(appeal).flatMap((clock) => changed(appeal, clock, lead, context));
}

type Over = NonNullable<ReturnType<typeof publishedOver>>;

function over(appeal: Appeal, clock: Clock, context: AppealContext): Over | undefined {
  const { id, owner } = clock.deadline;
  const { directory, published, policies, calendar, now } = context;
  return publishedOver(clock, {
    now,
    published,
    policies,
    calendar,
    urgency: appeal.urgency,
    tier: appeal.held?.tier,
    town: owner === 'reporter' ? undefined : townOf(directory.unit(owner)?.region),
    pauses: appeal.pauses[id] ?? [],
  });
}

/** A helper's part, and the decision on more time, follow the lead where that is due sooner now. */
function withLead(
  clock: Clock,
  own: Over | undefined,
  lead: Over | undefined,
  now: Instant,
): Over | undefined {
  const { deadline, status, missedAt } = clock;
  if (lead === undefined || !servesLead(deadline) || status !== 'running') return own;
  if (missedAt !== undefined || lead.deadline.dueAt <= now) return own;
  const is = own?.deadline ?? deadline;
  const sooner = dueWithin(is, lead.deadline.dueAt);
  return sooner === is ? own : { ...lead, ...own, deadline: sooner };
}

function changed(
  appeal: Appeal,
  clock: Clock,
  lead: Over | undefined,
  context: AppealContext,
): readonly AppealEvent[] {
  const { id, kind, owner, dueAt: was } = clock.deadline;
  const found = withLead(clock, over(appeal, clock, context), lead, context.now);
  if (found === undefined) return [];
  const { deadline: is, causes, since } = found;
  // What stands still goes on standing still.
  const paused = clock.status === 'paused' ? [id] : [];
  return [
    deadlineChanged({
      ...{ deadline: id, kind, owner, was, dueAt: is.dueAt, causes, since },
      ...{ policy: is.policy, calendar: is.calendar },
      clocks: clocks({ changed: [is], paused }),
    }),
  ];
}
