import type { EventMetadata } from '../../kernel/event';
import type { DeadlineId } from '../../kernel/ids';
import type { Appeal } from '../domain/appeal';
import type { AppealEvent, AppealEventOf } from '../domain/events';
import type { Finding } from './finding';

type Issue = Pick<Finding, 'kind' | 'fact' | 'deadline'>;
type Meta = Pick<EventMetadata, 'occurredAt' | 'versions'>;

/** By which rules each ladder last said when it goes on; under others it may go on sooner. */
export type StepVersions = Map<DeadlineId, string>;

const rulesOf = ({ versions }: Meta): string => `${versions['policies']}/${versions['calendar']}`;

/** What is wrong with a fact of the clocks, given the appeal before it. */
export function factIssue(
  event: AppealEvent,
  metadata: Meta,
  appeal: Appeal,
  stepped: StepVersions,
): Issue | undefined {
  switch (event.type) {
    case 'DeadlineMissed':
      return missIssue(event, metadata, appeal);
    case 'DeadlineApproaching':
      return warningIssue(event, metadata, appeal);
    case 'LadderStepped': {
      const issue = stepIssue(event, metadata, appeal, stepped);
      stepped.set(event.data.deadline, rulesOf(metadata));
      return issue;
    }
    default:
      return undefined;
  }
}

function missIssue(
  { data: { deadline } }: AppealEventOf<'DeadlineMissed'>,
  { occurredAt }: Meta,
  { clocks }: Appeal,
): Issue | undefined {
  const clock = clocks[deadline];
  if (clock?.missedAt !== undefined) return { kind: 'doubled', fact: 'miss', deadline };
  // What stands still, is over or never began cannot be missed yet.
  const isDue = clock?.status === 'running' && clock.deadline.dueAt <= occurredAt;
  return isDue ? undefined : { kind: 'early', fact: 'miss', deadline };
}

function warningIssue(
  { data: { deadline, warnAt } }: AppealEventOf<'DeadlineApproaching'>,
  { occurredAt }: Meta,
  { clocks, warned }: Appeal,
): Issue | undefined {
  const told = warned[deadline];
  if (told !== undefined && told >= warnAt) return { kind: 'doubled', fact: 'warning', deadline };
  const clock = clocks[deadline];
  const isDue = clock?.status === 'running' && clock.deadline.warnAt.includes(warnAt) && warnAt <= occurredAt;
  return isDue ? undefined : { kind: 'early', fact: 'warning', deadline };
}

function stepIssue(
  { data: { deadline, owner, acts } }: AppealEventOf<'LadderStepped'>,
  metadata: Meta,
  { clocks, ladders }: Appeal,
  stepped: StepVersions,
): Issue | undefined {
  const clock = clocks[deadline];
  if (clock?.missedAt === undefined || clock.status !== 'running')
    return { kind: 'early', fact: 'step', deadline };
  const before = ladders[deadline];
  const isComparable = before?.owner === owner && stepped.get(deadline) === rulesOf(metadata);
  if (!isComparable || acts.length === 0) return undefined;
  if (before.next === undefined) return { kind: 'doubled', fact: 'step', deadline };
  return metadata.occurredAt < before.next ? { kind: 'doubled', fact: 'step', deadline } : undefined;
}
