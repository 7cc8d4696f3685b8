import type { Envelope } from '../../kernel/envelope';
import type { Recorded } from '../../kernel/event';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId, type AttachmentId, type KeyId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { noRedactions, readAs, REDACTED, without, type RedactedText } from '../domain/redactions';
import type { AppealEvent } from '../domain/events';
import { refusal } from '../domain/errors';
import { redact } from '../domain/report/redact';
import { isSealed } from '../views/opened';
import type { Answered, Body } from './appeal-command';
import { sendingOf, type AppealSteps } from './appeal-steps';

/** A passage is hidden wherever this appeal has it; of an attachment its transcript goes with it. */
export const redactIn = (
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
    for (const { field, revision, sealed, of } of textsIn(events, state.key)) {
      const was = readAs(sealed, redactions);
      if (texts.has(was.box)) continue;
      const clear = await ports.sealer.open(was);
      const left = leftOf(clear, passage, attachment !== undefined && of === attachment);
      if (left === clear) continue;
      texts.set(was.box, { revision, field, was, now: await ports.sealer.sealUnder(state.key, left) });
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

/**
 * Every text of an appeal, as the log has it: not who people are, which lies under keys of their own, nor what an earlier
 * act made of a text.
 */
function* textsIn(events: readonly Recorded<AppealEvent>[], key: KeyId): Generator<TextOf> {
  for (const { event, revision } of events)
    for (const found of sealedIn(
      event.type === 'AppealRedacted' ? { reason: event.data.reason } : event.data,
    ))
      if (found.sealed.key === key) yield { revision, ...found };
}

function* sealedIn(
  value: unknown,
  field = '',
  of?: string,
): Generator<Pick<TextOf, 'field' | 'sealed' | 'of'>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value) && isSealed(value)) return void (yield { field, sealed: value, of });
  const own = 'mediaType' in value && 'id' in value ? String(value.id) : of;
  for (const [name, member] of Object.entries(value))
    yield* sealedIn(member, `${field}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, own);
}

const attachmentsOf = ({ data }: AppealEvent): readonly { readonly id: AttachmentId }[] =>
  'attachments' in data ? data.attachments : [];
