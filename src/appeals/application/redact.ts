import type { Envelope } from '../../kernel/envelope';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId } from '../../kernel/ids';
import { noRedactions } from '../domain/redactions';
import { refusal } from '../domain/errors';
import { redact } from '../domain/report/redact';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps } from './appeal-steps';
import { hiddenIn, reasonWithout } from './hiding';
import { furtherOf, unlessRefusedBy } from './further';

/**
 * Of the appeal, and of those that it was merged with and that this caller may hide of: what is said in one of them is carried
 * to the other. A repetition goes on where the first try ended.
 */
export async function redactIn(
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof redact>,
  from: Envelope,
): Promise<Answered> {
  const answered = await hideIn(steps, appeal, body, from);
  const { state } = await steps.ports.executor.load(steps.aggregate, appealStream(appeal));
  if (state.status === 'none') return answered;
  for (const other of [...(state.lead ? [state.lead.appeal] : []), ...state.carries])
    await hideIn(steps, other, body, furtherOf(from, 'redact', other)).catch(unlessRefusedBy(notThere));
  return answered;
}

const notThere: ReadonlySet<string> = new Set([
  'appeal/nothing-to-redact',
  'appeal/erased',
  'access/forbidden',
  'appeal/not-found',
]);

/** A passage is hidden wherever this appeal has it; of an attachment its transcript goes with it. */
const hideIn = (
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof redact>,
  from: Envelope,
): Promise<Answered> =>
  steps.run(sendingOf(appeal, from), redact.verb, async (state) => {
    if (state.status === 'none') throw refusal('appeal/not-found');
    const { ports, aggregate } = steps;
    const { events } = await ports.executor.load(aggregate, appealStream(appeal));
    const { texts, hides } = await hiddenIn(events, body, state.redactions ?? noRedactions, ports.sealer);
    const reason = reasonWithout(body.reason, body.passage);
    const sealed = await sealFields(redact.data, { reason }, steps.sealingFor(state, from));
    return { verb: redact.verb, data: { reason: sealed.reason, passage: texts, attachment: hides } };
  });
