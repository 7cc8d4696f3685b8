import { canSee } from '../../access';
import type { Envelope } from '../../kernel/envelope';
import { DomainError } from '../../kernel/domain-error';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId } from '../../kernel/ids';
import { derivedId } from '../../runtime/command-ids';
import { causeOfEvent, commandIdFor } from '../../runtime/saga-runner/saga-input';
import type { Appeal } from '../domain/appeal';
import { refusal } from '../domain/errors';
import { merge } from '../domain/report/merge';
import { leftOf } from '../domain/report/taken-over';
import { mergingSaga } from '../sagas/merging';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps } from './appeal-steps';
import { factsOf, mayDo } from './facts';
import { Sealing } from './sealing';

/**
 * Two streams, no transaction: the target absorbs, then the source merges under the very command id that the
 * merging saga derives from the absorbing event. Whichever of the two comes first wins, the other finds it done;
 * if we die in between, the saga finishes, and a refusal by the source is undone by it.
 */
export async function mergeInto(
  steps: AppealSteps,
  source: AppealId,
  body: Body<typeof merge>,
  from: Envelope,
): Promise<Answered> {
  const mine = await check(steps, source, body.target, from);
  // Sealed once, under the source's key: the saga may have to send it on, and the target opens it nowhere.
  const { target, reason } = await sealFields(
    merge.data,
    body,
    new Sealing(steps.ports, mine.key, from.actor),
  );
  const absorbed = await steps.ports.executor.execute(
    steps.aggregate,
    {
      ...sendingOf(target, from, derivedId('absorb', from.commandId)),
      ifMatch: undefined,
      causationId: from.commandId,
    },
    { verb: 'absorb', data: { source, reason, ...leftOf(mine) } },
  );
  const [event] = absorbed.events;
  const sending = sendingOf(source, from);
  // Without an event the target carries it already: the source then says so itself.
  const own =
    event === undefined
      ? sending
      : {
          ...sending,
          commandId: commandIdFor(mergingSaga.name, source, causeOfEvent(event), 0),
          bodyDigest: undefined,
          causationId: event.id,
          ifMatch: undefined,
        };
  return steps.run(own, 'merge', () => ({ verb: 'merge', data: { target, reason } }));
}

/** Before anything is recorded: both must be visible, and the source as the caller saw it, unless it is done already. */
async function check(
  steps: AppealSteps,
  source: AppealId,
  target: AppealId,
  from: Envelope,
): Promise<Appeal> {
  const { executor, inForce } = steps.ports;
  const reference = inForce();
  const mine = await executor.load(steps.aggregate, appealStream(source));
  const state = mayDo(from.actor, 'merge', mine.state, reference);
  const other = await executor.load(steps.aggregate, appealStream(target));
  const { permissions, directory } = reference;
  if (other.state.status === 'none' || !canSee(from.actor, factsOf(other.state), permissions, directory))
    throw refusal('appeal/not-found');
  const done = state.lead?.appeal === target;
  if (!done && from.ifMatch !== undefined && from.ifMatch !== mine.revision)
    throw new DomainError('command/revision-mismatch', { expected: from.ifMatch, actual: mine.revision });
  return state;
}
