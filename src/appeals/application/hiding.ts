import type { AttachmentId, Revision } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import type { Sealer } from '../../privacy';
import { readAs, REDACTED, without, type RedactedText, type Redactions } from '../domain/redactions';
import { isSealed } from '../views/opened';

/** A stored event, of whatever kind. */
interface Told {
  readonly revision: Revision;
  readonly event: { readonly type: string; readonly data: object };
}

/** What is to be hidden: a passage, an attachment with what it says, or both. */
export interface Hiding {
  readonly passage?: string | undefined;
  readonly attachment?: string | undefined;
}
export interface Hidden {
  readonly texts: readonly RedactedText[];
  readonly hides: readonly AttachmentId[];
}

/**
 * Where these events have it, whoever wrote them, and what is read there without it; each text once, sealed anew under the key
 * that it lies under.
 */
export async function hiddenIn(
  events: readonly Told[],
  { passage, attachment }: Hiding,
  redactions: Redactions,
  sealer: Pick<Sealer, 'open' | 'sealUnder'>,
): Promise<Hidden> {
  const texts = new Map<string, RedactedText>();
  for (const { field, revision, sealed, of } of textsIn(events)) {
    const was = readAs(sealed, redactions);
    if (texts.has(was.box)) continue;
    const clear = await sealer.open(was);
    const left = leftOf(clear, passage, attachment !== undefined && of === attachment);
    if (left === clear) continue;
    // Whatever came from another appeal or an incident goes with that one when it is erased.
    texts.set(was.box, { revision, field, was, now: await sealer.sealUnder(was.key, left) });
  }
  const has = events.some(({ event }) => attachmentsOf(event.data).some(({ id }) => id === attachment));
  return { texts: [...texts.values()], hides: has ? [attachment as AttachmentId] : [] };
}

/** A reason without the passage that it is given for. */
export const reasonWithout = (reason: string, passage: string | undefined): string =>
  passage === undefined ? reason : String(without(reason, passage));

const leftOf = (clear: unknown, passage: string | undefined, isWhole: boolean): unknown => {
  if (clear === undefined) return clear;
  if (isWhole) return clear === REDACTED ? clear : REDACTED;
  return passage === undefined ? clear : without(clear, passage);
};

interface TextOf {
  readonly revision: Revision;
  /** A JSON pointer into the event's data. */
  readonly field: string;
  readonly sealed: Sealed<unknown>;
  /** The attachment that says it. */
  readonly of?: string | undefined;
}

/** Every text, as the log has it, whoever wrote it: not who people are, nor what an earlier act made of a text. */
function* textsIn(events: readonly Told[]): Generator<TextOf> {
  for (const { event, revision } of events)
    for (const found of sealedIn(isHidingItself(event.data) ? { reason: event.data.reason } : event.data))
      yield { revision, ...found };
}

const isHidingItself = (data: object): data is { readonly reason: unknown } =>
  'texts' in data && 'hides' in data;

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

const attachmentsOf = (data: object): readonly { readonly id: AttachmentId }[] =>
  'attachments' in data ? (data.attachments as readonly { readonly id: AttachmentId }[]) : [];
