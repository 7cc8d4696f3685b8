import type { AttachmentId, Revision } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

/** What stands where something was hidden. In whatever language: it is a part of what was said. */
export const REDACTED = '〔已隐去〕';

/** One text in which something was hidden: where it stands in the log, and what is read there from then on. */
export interface RedactedText {
  readonly revision: Revision;
  /** A JSON pointer into what that event tells, such as `/words`. */
  readonly field: string;
  /** As it was read until then. */
  readonly was: Sealed<unknown>;
  readonly now: Sealed<unknown>;
}

/** All that is hidden of an appeal. */
export interface Redactions {
  /** By the box of a sealed text, which no other text has. */
  readonly texts: Readonly<Record<string, Sealed<unknown>>>;
  readonly attachments: readonly AttachmentId[];
}

export const noRedactions: Redactions = { texts: {}, attachments: [] };

/** What is hidden after one more act. */
export const hidden = (
  { texts, attachments }: Redactions,
  more: { readonly texts: readonly RedactedText[]; readonly hides: readonly AttachmentId[] },
): Redactions => ({
  texts: { ...texts, ...Object.fromEntries(more.texts.map(({ was, now }) => [was.box, now])) },
  attachments: [...new Set([...attachments, ...more.hides])],
});

/** What everybody reads of a text: of one in which something was hidden twice, the last. */
export function readAs<T>(text: Sealed<T>, { texts }: Pick<Redactions, 'texts'>): Sealed<T> {
  let now: Sealed<unknown> = text;
  while (Object.hasOwn(texts, now.box)) now = texts[now.box] as Sealed<unknown>;
  return now as Sealed<T>;
}

/** A clear value without the passage, at any depth; the same object where it is nowhere in it. */
export function without(value: unknown, passage: string): unknown {
  if (typeof value === 'string')
    return value.includes(passage) ? value.replaceAll(passage, () => REDACTED) : value;
  // A number of a form is hidden as a whole, or not at all.
  if (typeof value === 'number') return String(value) === passage ? REDACTED : value;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => without(item, passage));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => [name, without(member, passage)] as const);
  const isChanged = members.some(([name, member]) => member !== (value as Record<string, unknown>)[name]);
  return isChanged ? Object.fromEntries(members) : value;
}
