import type { Envelope } from '../../kernel/envelope';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId } from '../../kernel/ids';
import { noRedactions } from '../domain/redactions';
import { refusal } from '../domain/errors';
import { redact } from '../domain/report/redact';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps, type Ran } from './appeal-steps';
import { hiddenIn, reasonWithout } from './hiding';
import { furtherOf, unlessRefusedBy, worstOf } from './further';
import { asManyAsFit, isPerhapsPart } from './redact-parts';

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
  const others = [...(state.lead ? [state.lead.appeal] : []), ...state.carries];
  const tried: PromiseSettledResult<unknown>[] = [];
  // One after the other, each whatever became of those before.
  for (const other of others)
    tried.push(
      ...(await Promise.allSettled([
        hideIn(steps, other, body, furtherOf(from, 'redact', other)).catch(unlessRefusedBy(notThere)),
      ])),
    );
  const worst = worstOf(tried);
  if (worst !== undefined) throw worst;
  return answered;
}

const nothingLeft: ReadonlySet<string> = new Set(['appeal/nothing-to-redact']);
const notThere: ReadonlySet<string> = new Set([
  ...nothingLeft,
  ...['appeal/erased', 'access/forbidden', 'appeal/not-found', 'appeal/not-dispatcher'],
]);

/**
 * A passage is hidden wherever this appeal has it: where that is more than one append takes, in several, each by a command of its
 * own, of what was said before the first.
 */
async function hideIn(
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof redact>,
  from: Envelope,
): Promise<Ran> {
  let last = await hidePart(steps, appeal, body, from);
  const before = last.result.events[0]?.revision;
  for (let part = 2; isPerhapsPart(last.result.events); part++) {
    const its = furtherOf(from, `redact part ${part}`, appeal);
    const next = await hidePart(steps, appeal, body, its, before).catch(unlessRefusedBy(nothingLeft));
    if (!next) break;
    last = next;
  }
  return last;
}

/** Of an attachment its transcript goes with it. @param before of what was said before this revision alone */
const hidePart = (
  steps: AppealSteps,
  appeal: AppealId,
  body: Body<typeof redact>,
  from: Envelope,
  before: number = Infinity,
): Promise<Ran> =>
  steps.run(sendingOf(appeal, from), redact.verb, async (state) => {
    if (state.status === 'none') throw refusal('appeal/not-found');
    const { ports, aggregate } = steps;
    const { events } = await ports.executor.load(aggregate, appealStream(appeal));
    const said = events.filter(({ revision }) => revision < before);
    const { texts, hides } = await hiddenIn(said, body, state.redactions ?? noRedactions, ports.sealer);
    const reason = reasonWithout(body.reason, body.passage);
    const sealed = await sealFields(redact.data, { reason }, steps.sealingFor(state, from));
    return {
      verb: redact.verb,
      data: { reason: sealed.reason, passage: asManyAsFit(texts), attachment: hides },
    };
  });
