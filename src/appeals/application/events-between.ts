import { canSee } from '../../access';
import { DomainError } from '../../kernel/domain-error';
import type { Recorded } from '../../kernel/event';
import type { Revision } from '../../kernel/ids';
import type { CommandEnvelope } from '../../kernel/ports/command-port';
import type { ReferenceData } from '../../reference';
import type { AppealState } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { perspectiveOf } from '../views/perspective';
import { shownTo } from '../views/visibility';
import { factsOf } from './facts';

const LOST_TO_OTHERS = ['command/revision-mismatch', 'command/conflict'];

/** The newest: whoever missed more reads the appeal anew. */
const MOST_TOLD = 50;

interface Loaded {
  readonly state: AppealState;
  readonly events: readonly Recorded<AppealEvent>[];
  readonly revision: Revision;
}

/**
 * Somebody was faster: the error then lists what happened since the revision that the caller saw, as far as the
 * caller may see it: who may only endorse an appeal sees none of its events. Any other error stays as it is.
 */
export async function withEventsBetween(
  error: unknown,
  { ifMatch, actor }: Pick<CommandEnvelope, 'ifMatch' | 'actor'>,
  load: () => Promise<Loaded>,
  { permissions, directory }: Pick<ReferenceData, 'permissions' | 'directory'>,
): Promise<unknown> {
  if (
    !(error instanceof DomainError) ||
    !LOST_TO_OTHERS.includes(String(error.code)) ||
    ifMatch === undefined
  )
    return error;
  const { state, events, revision } = await load();
  const sees = state.status !== 'none' && canSee(actor, factsOf(state), permissions, directory);
  const shown = shownTo(perspectiveOf(actor, directory), events);
  const between = (sees ? events : [])
    .filter((recorded) => recorded.revision > ifMatch)
    .filter((recorded) => shown(recorded) !== 'nothing')
    .slice(-MOST_TOLD)
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
