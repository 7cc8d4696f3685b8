import { appealOf } from '../../../kernel/ids';
import type { HashesIn, OwnKey, OwnRow, RowChange } from '../../../kernel/projection';
import type { AppealEventData } from '../../domain/events';
import { forgotten, readToMark, takenAway } from './forget';
import { placeOf, tailWord } from './place';
import { addedWordsTable, postingsTable, searchWordsTable } from './row';
import {
  contactIn,
  endsFinding,
  foundIn,
  partiesIn,
  personsIn,
  rowAfter,
  saidIn,
  sides,
  wordsIn,
  type At,
} from './said';

/** The appeal is put to the end of the rows of its words, and of the end of its number: these are not read. */
function postings({ number }: AppealEventData['AppealReported'], words: readonly string[]): RowChange[] {
  const place = placeOf(number);
  if (place === undefined) return [];
  const { stretch, doc } = place;
  return [...new Set([...words, tailWord(number)])].map((word) => ({
    kind: 'add',
    table: postingsTable.name,
    where: { id: `${word}/${stretch}` },
    amounts: { docs: doc },
    start: {},
  }));
}

const takesAway = ({ event: { type } }: At): boolean =>
  type === 'IdentityMarked' || type === 'AppealRedacted';

const changes = (recorded: At): boolean => endsFinding(recorded) || wordsIn(recorded).length > 0;

/** A report is the first that is known of its appeal. */
export const readForSearch = (recorded: At): readonly OwnKey[] => {
  if (takesAway(recorded)) return readToMark(recorded);
  return recorded.event.type === 'AppealReported' || !changes(recorded)
    ? []
    : [{ table: searchWordsTable.name, key: { appeal: appealOf(recorded.stream) } }];
};

/** By which words an appeal is found: those of its report, and what is added to them later. Nothing is in clear. */
export function projectSearch(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const { event } = recorded;
  if (event.type === 'AppealReported') return reported(recorded, event.data, hashes);
  if (takesAway(recorded)) return forgotten(recorded, own, hashes);
  return changes(recorded) ? added(recorded, own, hashes) : [];
}

function reported(
  recorded: At,
  data: AppealEventData['AppealReported'],
  hashes: HashesIn,
): readonly RowChange[] {
  const said = saidIn(recorded).flatMap(hashes);
  const parties = Object.values(partiesIn(recorded)).flatMap((party) => hashes(contactIn(party)));
  const persons = personsIn(recorded, hashes);
  const row = {
    appeal: data.id,
    number: data.number,
    words: said.join(' '),
    persons: sides.flatMap((side) => persons[side] ?? []).join(' '),
    violation: data.violation ? 1 : 0,
  };
  return [{ kind: 'insert', table: searchWordsTable.name, row }, ...postings(data, [...said, ...parties])];
}

function added(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const appeal = appealOf(recorded.stream);
  const before = own(searchWordsTable.name, { appeal });
  const says = saidIn(recorded).flatMap(hashes);
  const found = Object.values(foundIn(recorded, before, hashes)).flatMap((each) =>
    each.map((person) => person.slice(1)),
  );
  return [
    { kind: 'insert', table: searchWordsTable.name, row: rowAfter(recorded, before, hashes) },
    ...[...new Set([...says, ...found])].map((word): RowChange => ({
      kind: 'insert',
      table: addedWordsTable.name,
      row: { word, at: recorded.metadata.occurredAt, appeal },
    })),
    ...takenAway(recorded, own, hashes),
  ];
}
