import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import type { Party } from '../../../kernel/party';
import type { WordsIn } from '../../../kernel/ports/words';
import type { HashesIn, OwnKey, OwnRow, RowChange } from '../../../kernel/projection';
import type { Sealed } from '../../../kernel/sealed';
import type { AppealEvent, AppealEventData } from '../../domain/events';
import { forgotten, readToMark } from './forget';
import { wordsOfHidden } from './hidden';
import { listed, placeOf, tailWord } from './place';
import { addedWordsTable, postingsTable, searchWordsTable } from './row';

type At = Recorded<AppealEvent>;
type Side = 'reporter' | 'proxy';
const sides: readonly Side[] = ['reporter', 'proxy'];

const inText = (texts: readonly (Sealed<string> | undefined)[]): readonly WordsIn[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ text, field: 'text' }]));

/** What was said, its summary, what voices say, where it is, and what staff called it. */
function saidIn({ event }: At): readonly WordsIn[] {
  switch (event.type) {
    case 'AppealReported': {
      const { words, summary, attachments, place } = event.data;
      return inText([words, summary, ...attachments.map(({ transcript }) => transcript), place.address]);
    }
    case 'ReportCorrected':
      return inText([event.data.place?.address]);
    case 'AppealClassified':
      return event.data.tags.flatMap((text) => (typeof text === 'string' ? [] : [{ text, field: 'tag' }]));
    default:
      return [];
  }
}

/** Who reported a violation, or speaks for whoever did, is found by nobody. */
function partiesIn({ event }: At): Readonly<Partial<Record<Side, Party>>> {
  if (event.type === 'GuardianNamed') return event.data.inConfidence ? {} : { proxy: event.data.guardian };
  if (event.type !== 'AppealReported' && event.type !== 'ReportCorrected') return {};
  if (event.type === 'AppealReported' && event.data.violation) return {};
  const { reporter, proxy } = event.data;
  return { ...(reporter && { reporter }), ...(proxy && { proxy }) };
}

const contactIn = ({ contact }: Party): WordsIn => ({ text: contact, field: 'person' });

export const wordsIn = (recorded: At): readonly WordsIn[] => [
  ...wordsOfHidden(recorded),
  ...saidIn(recorded),
  ...Object.values(partiesIn(recorded)).map(contactIn),
];

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

/** A report is the first that is known of its appeal. */
export const readForSearch = (recorded: At): readonly OwnKey[] => {
  if (takesAway(recorded)) return readToMark(recorded);
  return recorded.event.type === 'AppealReported' || wordsIn(recorded).length === 0
    ? []
    : [{ table: searchWordsTable.name, key: { appeal: appealOf(recorded.stream) } }];
};

/** By which words an appeal is found: those of its report, and what is added to them later. Nothing is in clear. */
export function projectSearch(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const { event } = recorded;
  if (event.type === 'AppealReported') return reported(recorded, event.data, hashes);
  if (takesAway(recorded)) return forgotten(recorded, own, hashes);
  return wordsIn(recorded).length === 0 ? [] : added(recorded, own, hashes);
}

const personsIn = (recorded: At, hashes: HashesIn): Readonly<Partial<Record<Side, readonly string[]>>> =>
  Object.fromEntries(
    Object.entries(partiesIn(recorded)).map(([side, party]) => [
      side,
      hashes(contactIn(party)).map((hash) => `${side.charAt(0)}${hash}`),
    ]),
  );

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
  };
  return [{ kind: 'insert', table: searchWordsTable.name, row }, ...postings(data, [...said, ...parties])];
}

function added(recorded: At, own: OwnRow, hashes: HashesIn): readonly RowChange[] {
  const appeal = appealOf(recorded.stream);
  const before = own(searchWordsTable.name, { appeal });
  const said = saidIn(recorded).flatMap(hashes);
  const persons = personsIn(recorded, hashes);
  const kept = listed(before?.['persons']).filter(
    (person) => !sides.some((side) => side in persons && person.startsWith(side.charAt(0))),
  );
  const row = {
    appeal,
    number: before?.['number'] ?? '',
    words: [...listed(before?.['words']), ...said].join(' '),
    persons: [...kept, ...sides.flatMap((side) => persons[side] ?? [])].join(' '),
  };
  return [
    { kind: 'insert', table: searchWordsTable.name, row },
    ...[...new Set(wordsIn(recorded).flatMap(hashes))].map((word): RowChange => ({
      kind: 'insert',
      table: addedWordsTable.name,
      row: { word, at: recorded.metadata.occurredAt, appeal },
    })),
  ];
}
