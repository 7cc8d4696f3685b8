import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId, type AppealNumber } from '../../kernel/ids';
import type { Envelope } from '../../kernel/envelope';
import { canSee } from '../../access';
import { isReviewFinal } from '../domain/rate/again';
import { decline, type Earlier } from '../domain/respond/decline';
import { appealNumbered } from '../read-models/list/query';
import { sendingOf, type AppealSteps } from './appeal-steps';
import type { Answered, Body } from './appeal-command';
import { factsOf } from './facts';

/** With the earlier appeal that it names, if the dispatcher may see it: one that is not theirs to see is none. */
export const declineAfter = (
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof decline>,
  from: Envelope,
): Promise<Answered> =>
  steps.run(sendingOf(appeal, from), decline.verb, async (state) => ({
    verb: decline.verb,
    data: {
      ...(await sealFields(decline.data, body, steps.sealingFor(state, from))),
      found: body.earlier === undefined ? undefined : await find(steps, body.earlier, from),
    },
  }));

async function find(
  { ports, aggregate }: AppealSteps,
  number: AppealNumber,
  { actor }: Envelope,
): Promise<Earlier | undefined> {
  const id = await appealNumbered(await ports.readTables.current(), number);
  if (id === undefined) return undefined;
  const { state } = await ports.executor.load(aggregate, appealStream(id));
  const inForce = ports.inForce();
  const { permissions, directory } = inForce;
  if (state.status === 'none' || !canSee(actor, factsOf(state), permissions, directory)) return undefined;
  const { reporter, violation } = state;
  const final = isReviewFinal(state, aggregate.context(ports.clock.now(), actor, inForce));
  return { reporter, violation, final };
}
