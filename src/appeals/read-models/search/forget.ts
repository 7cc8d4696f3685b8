import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import type { OwnKey, OwnRow, Row, RowChange } from '../../../kernel/projection';
import type { AppealEvent, AppealEventData } from '../../domain/events';
import { listed, placeOf, withoutDoc, type Place } from './place';
import { addedWordsTable, postingsTable, searchWordsTable } from './row';

type At = Recorded<AppealEvent>;

/** Which of its words go: of a reporter all that was said, of a proxy by what they are looked up. */
interface Gone {
  readonly words: readonly string[];
  readonly persons: readonly string[];
}

interface Erased {
  readonly row: Row;
  readonly place: Place;
  readonly gone: Gone;
}

/** The appeal's own row says under which words it stands; the texts themselves can be opened no more. */
export function readToMark({ event, stream }: At): readonly OwnKey[] {
  return event.type === 'IdentityMarked' && event.data.as === 'erased'
    ? [{ table: searchWordsTable.name, key: { appeal: appealOf(stream) } }]
    : [];
}

/** The rows of those words. */
export function readToForget(recorded: At, own: OwnRow): readonly OwnKey[] {
  const erased = erasedIn(recorded, own);
  return erased === undefined
    ? []
    : postingsOf(erased).map((id) => ({ table: postingsTable.name, key: { id } }));
}

/** It is found by its number alone from now on. */
export function forgotten(recorded: At, own: OwnRow): readonly RowChange[] {
  const erased = erasedIn(recorded, own);
  if (erased === undefined) return [];
  const { row, place, gone } = erased;
  const left = {
    ...row,
    words: gone.words.length > 0 ? '' : (row['words'] ?? ''),
    persons: listed(row['persons'])
      .filter((person) => !gone.persons.includes(person))
      .join(' '),
  };
  return [
    { kind: 'insert', table: searchWordsTable.name, row: left },
    ...postingsOf(erased).flatMap((id): readonly RowChange[] => {
      const docs = own(postingsTable.name, { id })?.['docs'];
      if (typeof docs !== 'string') return [];
      const others = withoutDoc(docs, place.doc);
      return others === ''
        ? [{ kind: 'delete', table: postingsTable.name, where: { id } }]
        : [{ kind: 'insert', table: postingsTable.name, row: { id, docs: others } }];
    }),
    ...wordsOf(gone).map((word): RowChange => ({
      kind: 'delete',
      table: addedWordsTable.name,
      where: { word, appeal: appealOf(recorded.stream) },
    })),
  ];
}

function erasedIn(recorded: At, own: OwnRow): Erased | undefined {
  const { event } = recorded;
  const [asked] = readToMark(recorded);
  const row = asked && own(asked.table, asked.key);
  const place = typeof row?.['number'] === 'string' ? placeOf(row['number']) : undefined;
  if (event.type !== 'IdentityMarked' || row === undefined || place === undefined) return undefined;
  return { row, place, gone: goneOf(event.data, row) };
}

const goneOf = ({ parties }: AppealEventData['IdentityMarked'], row: Row): Gone => ({
  words: parties.includes('reporter') ? listed(row['words']) : [],
  persons: listed(row['persons']).filter((person) =>
    parties.some((side) => person.startsWith(side.charAt(0))),
  ),
});

/** Those of a person stand under their hash, without the sign that says which side they are on. */
const wordsOf = ({ words, persons }: Gone): readonly string[] => [
  ...new Set([...words, ...persons.map((person) => person.slice(1))]),
];

const postingsOf = ({ gone, place }: Erased): readonly string[] =>
  wordsOf(gone).map((word) => `${word}/${place.stretch}`);
