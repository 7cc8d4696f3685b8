import { appealOf } from '../../../kernel/ids';
import type { HashesIn, OwnKey, OwnRow, Row, RowChange } from '../../../kernel/projection';
import type { AppealEventData } from '../../domain/events';
import { wordsLeft, wordsOfHidden } from './hidden';
import { listed, placeOf, withoutDoc, type Place } from './place';
import { addedWordsTable, postingsTable, searchWordsTable } from './row';
import { endsFinding, rowAfter, type At } from './said';

/** What an appeal is found by no more, and what is left. */
interface Forgotten {
  readonly row: Row;
  readonly place: Place;
  readonly left: Left;
}

interface Left {
  /** With repetitions. */
  readonly words: readonly string[];
  readonly persons: readonly string[];
}

const forgets = (recorded: At): boolean =>
  (recorded.event.type === 'IdentityMarked' && recorded.event.data.as === 'erased') ||
  endsFinding(recorded) ||
  wordsOfHidden(recorded).length > 0;

/** The appeal's own row says under which words it stands; the texts themselves can be opened no more, or say less. */
export const readToMark = (recorded: At): readonly OwnKey[] =>
  forgets(recorded) ? [{ table: searchWordsTable.name, key: { appeal: appealOf(recorded.stream) } }] : [];

/** The rows of those words. */
export function readToForget(recorded: At, own: OwnRow, hashes: HashesIn): readonly OwnKey[] {
  const forgotten = forgottenIn(recorded, own, hashes);
  return forgotten === undefined
    ? []
    : postingsOf(forgotten).map((id) => ({ table: postingsTable.name, key: { id } }));
}

/** It is found by what is left from now on: where all is gone, by its number alone. */
export function forgotten(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const found = forgottenIn(recorded, own, hashes);
  if (found === undefined) return [];
  const { row, left } = found;
  const appeal = appealOf(recorded.stream);
  const before = new Set(listed(row['words']));
  return [
    {
      kind: 'insert',
      table: searchWordsTable.name,
      row: { ...row, words: left.words.join(' '), persons: left.persons.join(' ') },
    },
    ...takenFrom(found, appeal, own),
    // What was cut in two reads as other words.
    ...[...new Set(left.words)]
      .filter((word) => !before.has(word))
      .map((word): RowChange => ({
        kind: 'insert',
        table: addedWordsTable.name,
        row: { word, at: recorded.metadata.occurredAt, appeal },
      })),
  ];
}

/** Of whoever somebody else is named for, or is told of in confidence: their number leads here no more. */
export function takenAway(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const found = endsFinding(recorded) ? forgottenIn(recorded, own, hashes) : undefined;
  return found === undefined ? [] : takenFrom(found, appealOf(recorded.stream), own);
}

const takenFrom = (found: Forgotten, appeal: string, own: OwnRow): readonly RowChange[] => [
  ...postingsOf(found).flatMap((id): readonly RowChange[] => {
    const docs = own(postingsTable.name, { id })?.['docs'];
    if (typeof docs !== 'string') return [];
    const others = withoutDoc(docs, found.place.doc);
    return others === ''
      ? [{ kind: 'delete', table: postingsTable.name, where: { id } }]
      : [{ kind: 'insert', table: postingsTable.name, row: { id, docs: others } }];
  }),
  ...goneIn(found).map((word): RowChange => ({
    kind: 'delete',
    table: addedWordsTable.name,
    where: { word, appeal },
  })),
];

function forgottenIn(recorded: At, own: OwnRow, hashes: HashesIn): Forgotten | undefined {
  const [asked] = readToMark(recorded);
  const row = asked && own(asked.table, asked.key);
  const place = typeof row?.['number'] === 'string' ? placeOf(row['number']) : undefined;
  if (row === undefined || place === undefined) return undefined;
  return { row, place, left: leftOf(recorded, row, hashes) };
}

function leftOf(recorded: At, row: Row, hashes: HashesIn): Left {
  const { event } = recorded;
  if (event.type === 'IdentityMarked') return leftOfMarked(event.data, row);
  if (!endsFinding(recorded))
    return { words: wordsLeft(recorded, row, hashes), persons: listed(row['persons']) };
  const { words, persons } = rowAfter(recorded, row, hashes);
  return { words: listed(words), persons: listed(persons) };
}

/** Of a reporter all goes that was said, of a proxy by what they are looked up. */
const leftOfMarked = ({ parties }: AppealEventData['IdentityMarked'], row: Row): Left => ({
  words: parties.includes('reporter') ? [] : listed(row['words']),
  persons: listed(row['persons']).filter(
    (person) => !parties.some((side) => person.startsWith(side.charAt(0))),
  ),
});

/** Those of a person stand under their hash, without the sign that says which side they are on. */
const standing = (words: readonly string[], persons: readonly string[]): readonly string[] => [
  ...words,
  ...persons.map((person) => person.slice(1)),
];

function goneIn({ row, left }: Forgotten): readonly string[] {
  const stays = new Set(standing(left.words, left.persons));
  const was = standing(listed(row['words']), listed(row['persons']));
  return [...new Set(was)].filter((word) => !stays.has(word));
}

const postingsOf = (forgotten: Forgotten): readonly string[] =>
  goneIn(forgotten).map((word) => `${word}/${forgotten.place.stretch}`);
