import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { Recorded } from '../../kernel/event';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId, type AttachmentId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { noRedactions, readAs, REDACTED, without, type RedactedText } from '../domain/redactions';
import type { AppealEvent } from '../domain/events';
import { refusal } from '../domain/errors';
import { redact } from '../domain/report/redact';
import { derivedId } from '../../runtime/command-ids';
import { isSealed } from '../views/opened';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps } from './appeal-steps';

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
    await hideIn(steps, other, body, {
      ...from,
      commandId: derivedId(`redact ${other}`, from.commandId),
      ifMatch: undefined,
    }).catch(unlessNotThere);
  return answered;
}

const notThere: ReadonlySet<string> = new Set([
  'appeal/nothing-to-redact',
  'appeal/erased',
  'access/forbidden',
  'appeal/not-found',
]);

function unlessNotThere(error: unknown): void {
  const code: string = error instanceof DomainError ? (error as DomainError).code : '';
  if (!notThere.has(code)) throw error;
}

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
    const { passage, attachment } = body;
    const { events } = await ports.executor.load(aggregate, appealStream(appeal));
    const redactions = state.redactions ?? noRedactions;
    const texts = new Map<string, RedactedText>();
    for (const { field, revision, sealed, of } of textsIn(events)) {
      const was = readAs(sealed, redactions);
      if (texts.has(was.box)) continue;
      const clear = await ports.sealer.open(was);
      const left = leftOf(clear, passage, attachment !== undefined && of === attachment);
      if (left === clear) continue;
      // Whatever came from another appeal or an incident goes with that one when it is erased.
      texts.set(was.box, { revision, field, was, now: await ports.sealer.sealUnder(was.key, left) });
    }
    const hides = events.some(({ event }) => attachmentsOf(event).some(({ id }) => id === attachment));
    const reason = passage === undefined ? body.reason : String(without(body.reason, passage));
    const sealed = await sealFields(redact.data, { reason }, steps.sealingFor(state, from));
    return {
      verb: redact.verb,
      data: {
        reason: sealed.reason,
        passage: [...texts.values()],
        attachment: hides ? [attachment as AttachmentId] : [],
      },
    };
  });

const leftOf = (clear: unknown, passage: string | undefined, isWhole: boolean): unknown => {
  if (clear === undefined) return clear;
  if (isWhole) return clear === REDACTED ? clear : REDACTED;
  return passage === undefined ? clear : without(clear, passage);
};

interface TextOf {
  readonly revision: Recorded['revision'];
  /** A JSON pointer into the event's data. */
  readonly field: string;
  readonly sealed: Sealed<unknown>;
  /** The attachment that says it. */
  readonly of?: string | undefined;
}

/** Every text of an appeal, as the log has it, whoever wrote it: not who people are, nor what an earlier act made of a text. */
function* textsIn(events: readonly Recorded<AppealEvent>[]): Generator<TextOf> {
  for (const { event, revision } of events)
    for (const found of sealedIn(
      event.type === 'AppealRedacted' ? { reason: event.data.reason } : event.data,
    ))
      yield { revision, ...found };
}

function* sealedIn(
  value: unknown,
  field = '',
  of?: string,
): Generator<Pick<TextOf, 'field' | 'sealed' | 'of'>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && isSealed(value)) return void (yield { field, sealed: value, of });
  if (isWhoSomebodyIs(value)) return;
  const own = 'mediaType' in value && 'id' in value ? String(value.id) : of;
  for (const [name, member] of Object.entries(value))
    yield* sealedIn(member, `${field}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, own);
}

const isWhoSomebodyIs = (value: object): boolean =>
  ('citizen' in value && 'contact' in value) || 'speaksFrom' in value;

const attachmentsOf = ({ data }: AppealEvent): readonly { readonly id: AttachmentId }[] =>
  'attachments' in data ? data.attachments : [];
