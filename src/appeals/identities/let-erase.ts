import { identityError } from '../../access';
import { addMillis, latest, type Instant } from '../../kernel/time';
import type { Appeal } from '../domain/appeal';

const DAY_MS = 86_400_000;

/**
 * Whether appeals let their citizen's data be erased: whoever has a matter open, under review or to be kept may be asked
 * about it, and ask. Pure. @throws DomainError `identity/appeal-open`, `identity/under-review`, `identity/within-retention`
 */
export function letErase(
  appeals: readonly Pick<Appeal, 'status' | 'review' | 'closed'>[],
  { now, retentionDays }: { readonly now: Instant; readonly retentionDays: number },
): void {
  const open = appeals.filter(({ status }) => status !== 'closed').length;
  if (open > 0) throw identityError('identity/appeal-open', { open });
  const reviewed = appeals.filter(
    ({ review }) => review === 'pending' || review === 'pending-external',
  ).length;
  if (reviewed > 0) throw identityError('identity/under-review', { reviewed });
  const until = appeals
    .flatMap(({ closed }) => (closed === undefined ? [] : [addMillis(closed.at, retentionDays * DAY_MS)]))
    .reduce<Instant | undefined>((last, each) => (last === undefined ? each : latest(last, each)), undefined);
  if (until !== undefined && until > now) throw identityError('identity/within-retention', { until });
}
