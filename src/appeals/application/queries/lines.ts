import type { Language } from '../../../kernel/language';
import type { Opened } from '../../views/opened';
import { inOneText, type TimelineEntry } from '../../views/timeline';
import { reasonIn } from '../../views/told-in';
import type { Line } from './appeal-queries';

/** Still sealed. */
export type SealedLine = Omit<TimelineEntry, 'sentence' | 'by'> & Pick<Line, 'sentence' | 'by'>;

/** Entries in the caller's language. */
export const linesIn = (entries: readonly TimelineEntry[], language: Language): readonly SealedLine[] =>
  entries.map(({ by: { called, ...by }, text, ...entry }) => ({
    ...entry,
    ...(text && { text: text.map((reason) => reasonIn(reason, language)) }),
    by: { ...by, ...(called && { called: called[language] }) },
    sentence: entry.sentence[language],
  }));

/** What was said with each of them as one text. */
export const inLines = (opened: readonly Opened<SealedLine>[]): readonly Line[] =>
  opened.map(({ text, ...entry }) => (text === undefined ? entry : { ...entry, text: inOneText(text) }));
