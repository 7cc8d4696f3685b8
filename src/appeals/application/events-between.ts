import { DomainError } from '../../kernel/domain-error';
import type { Recorded } from '../../kernel/event';
import type { Revision } from '../../kernel/ids';
import type { AppealEvent } from '../domain/events';
import { perspectiveOf } from '../views/perspective';
import { isShownTo } from '../views/timeline';
import type { Sending } from './appeal-steps';

const LOST_TO_OTHERS = ['command/revision-mismatch', 'command/conflict'];

/**
 * Somebody was faster: the error then lists what happened since the revision that the caller saw, as far as the
 * caller may see it. Any other error stays as it is. Access has been checked by then: who sees nothing got 404.
 */
export async function withEventsBetween(
  error: unknown,
  { ifMatch, actor }: Pick<Sending, 'ifMatch' | 'actor'>,
  load: () => Promise<{ readonly events: readonly Recorded<AppealEvent>[]; readonly revision: Revision }>,
): Promise<unknown> {
  if (!(error instanceof DomainError) || !LOST_TO_OTHERS.includes(error.code) || ifMatch === undefined)
    return error;
  const { events, revision } = await load();
  const between = events
    .filter((recorded) => recorded.revision > ifMatch)
    .filter(({ event }) => isShownTo(perspectiveOf(actor), event))
    .map(({ event, revision: at, metadata }) => ({
      type: event.type,
      revision: at,
      occurredAt: metadata.occurredAt,
    }));
  return new DomainError(
    error.code,
    { ...error.details, actual: revision, events: between },
    { cause: error },
  );
}
