import type { DeadlineId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { hasLadder, running, type Clock } from '../../sla';
import type { Appeal } from '../domain/appeal';
import type { AppealContext } from '../domain/context';
import { ladderNow } from '../domain/time/ladder';
import type { Finding } from './finding';

type Missing = Omit<Finding, 'appeal'>;

/** Warnings and ladder steps of the deadlines that run which should have been recorded by `since`. */
export const stillMissing = (
  appeal: Appeal,
  context: AppealContext,
  since: Instant,
  written: ReadonlyMap<DeadlineId, Instant>,
): readonly Missing[] =>
  running(appeal.clocks).flatMap((clock) =>
    clock.missedAt === undefined
      ? warningsMissing(appeal, clock, since, written)
      : stepMissing(appeal, clock, context, since),
  );

/** The points that lay ahead when the deadline was written; once it is due, none is told any more. */
function warningsMissing(
  { warned }: Appeal,
  { deadline: { id, warnAt, dueAt } }: Clock,
  since: Instant,
  written: ReadonlyMap<DeadlineId, Instant>,
): readonly Missing[] {
  if (dueAt <= since) return [];
  const [from, told] = [written.get(id) ?? '', warned[id] ?? ''];
  return warnAt
    .filter((at) => at > from && at > told && at < dueAt && at <= since)
    .map((at) => ({ kind: 'missing', fact: 'warning', deadline: id, at }));
}

function stepMissing(
  appeal: Appeal,
  clock: Clock,
  context: AppealContext,
  since: Instant,
): readonly Missing[] {
  const { deadline, missedAt } = clock;
  if (!hasLadder(deadline.kind) || missedAt === undefined || missedAt > since) return [];
  const { due } = ladderNow(appeal, clock, { ...context, now: since });
  const at = appeal.ladders[deadline.id]?.next ?? missedAt;
  return due.length === 0 || at > since ? [] : [{ kind: 'missing', fact: 'step', deadline: deadline.id, at }];
}
