import { canDo, type AppealFacts } from '../../access';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { ReferenceData } from '../../reference';
import type { Appeal, AppealState } from '../domain/appeal';
import { queueOf } from '../domain/queue';
import { refusal } from '../domain/errors';

/** What the access policy asks of an appeal. */
export const factsOf = (appeal: Appeal): AppealFacts => ({
  id: appeal.id,
  status: appeal.status,
  region: appeal.place,
  holder: appeal.held?.unit,
  queue: queueOf(appeal),
  decides: appeal.held?.decides,
  involved: appeal.involved,
  receivedAt: appeal.receivedAt,
  reporterCitizen: appeal.reporter,
  proxyCitizen: appeal.proxy,
  anonymousSecretHash: appeal.secretHash,
  taker: appeal.taker,
  accused: appeal.accused,
  violation: appeal.violation,
});

/**
 * Whoever may not see an appeal is told that there is none.
 * @throws DomainError `appeal/not-found`, `access/forbidden`
 */
export function mayDo(
  actor: Actor,
  verb: string,
  state: AppealState,
  { permissions, directory }: Pick<ReferenceData, 'permissions' | 'directory'>,
): Appeal {
  if (state.status === 'none') throw refusal('appeal/not-found');
  const verdict = canDo(actor, verb, factsOf(state), permissions, directory, verb === 'endorse');
  if (verdict === 'not-found') throw refusal('appeal/not-found');
  if (verdict === 'forbidden') throw new DomainError('access/forbidden');
  return state;
}
