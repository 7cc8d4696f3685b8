import type { Recorded } from '../../kernel/event';
import type { AppealEvent } from '../domain/events';
import type { RedactedText } from '../domain/redactions';

/** Bytes of texts, as they were and as they are read, that go into one append: beside all else, what a store takes. */
const MOST_AT_ONCE = 786_432;

const sizeOf = (text: RedactedText): number => Buffer.byteLength(JSON.stringify(text));
const sum = (texts: readonly RedactedText[]): number => texts.reduce((all, text) => all + sizeOf(text), 0);

/** All of these texts, or as many as one append takes, the longest first: at least one, and more than half of what it takes. */
export function asManyAsFit(texts: readonly RedactedText[]): readonly RedactedText[] {
  if (sum(texts) <= MOST_AT_ONCE) return texts;
  const part: RedactedText[] = [];
  let size = 0;
  for (const text of texts.toSorted((one, other) => sizeOf(other) - sizeOf(one))) {
    size += sizeOf(text);
    if (part.length > 0 && size > MOST_AT_ONCE) break;
    part.push(text);
  }
  return part;
}

/** So little is never a part of more. Of a command that is repeated nothing else is known. */
export const isPerhapsPart = (events: readonly Recorded[]): boolean =>
  (events as readonly Recorded<AppealEvent>[]).some(
    ({ event }) => event.type === 'AppealRedacted' && sum(event.data.texts) > MOST_AT_ONCE / 2,
  );
