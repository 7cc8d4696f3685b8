import type { Recorded } from '../../../kernel/event';
import { appealOf } from '../../../kernel/ids';
import type { Party } from '../../../kernel/party';
import type { WordsIn } from '../../../kernel/ports/words';
import type { HashesIn, Row } from '../../../kernel/projection';
import type { Sealed } from '../../../kernel/sealed';
import type { AppealEvent } from '../../domain/events';
import { wordsOfHidden } from './hidden';
import { listed } from './place';

export type At = Recorded<AppealEvent>;
type Side = 'reporter' | 'proxy';
export const sides: readonly Side[] = ['reporter', 'proxy'];

const inText = (texts: readonly (Sealed<string> | undefined)[]): readonly WordsIn[] =>
  texts.flatMap((text) => (text === undefined ? [] : [{ text, field: 'text' }]));

/** What was said, its summary, what voices say, where it is, and what staff called it. */
export function saidIn({ event }: At): readonly WordsIn[] {
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
export function partiesIn({ event }: At): Readonly<Partial<Record<Side, Party>>> {
  if (event.type === 'GuardianNamed') return event.data.inConfidence ? {} : { proxy: event.data.guardian };
  if (event.type !== 'AppealReported' && event.type !== 'ReportCorrected') return {};
  if (event.type === 'AppealReported' && event.data.violation) return {};
  const { reporter, proxy } = event.data;
  return { ...(reporter && { reporter }), ...(proxy && { proxy }) };
}

export const contactIn = ({ contact }: Party): WordsIn => ({ text: contact, field: 'person' });

export const wordsIn = (recorded: At): readonly WordsIn[] => [
  ...wordsOfHidden(recorded),
  ...saidIn(recorded),
  ...Object.values(partiesIn(recorded)).map(contactIn),
];

export const personsIn = (
  recorded: At,
  hashes: HashesIn,
): Readonly<Partial<Record<Side, readonly string[]>>> =>
  Object.fromEntries(
    Object.entries(partiesIn(recorded)).map(([side, party]) => [
      side,
      hashes(contactIn(party)).map((hash) => `${side.charAt(0)}${hash}`),
    ]),
  );

/** Who stands there from now on is another, or is to be found by nobody: whoever was found until then is no more. */
export function endsFinding({ event }: At): boolean {
  switch (event.type) {
    case 'GuardianNamed':
      return true;
    case 'ReportCorrected':
      return (event.data.reporter ?? event.data.proxy) !== undefined;
    case 'AppealClassified':
      return event.data.violation;
    default:
      return false;
  }
}

/** Whether it is a violation report once this was said, or was ever taken for one. */
const isViolation = ({ event }: At, before: Row | undefined): boolean =>
  Number(before?.['violation'] ?? 0) === 1 ||
  (event.type === 'AppealClassified' && event.data.violation) ||
  (event.type === 'GuardianNamed' && event.data.inConfidence);

/** Who is found by it from now on: of a violation report nobody, whatever is put right in it. */
export const foundIn = (
  recorded: At,
  before: Row | undefined,
  hashes: HashesIn,
): ReturnType<typeof personsIn> => (isViolation(recorded, before) ? {} : personsIn(recorded, hashes));

/** By what it is found once this was said, too. */
export function rowAfter(recorded: At, before: Row | undefined, hashes: HashesIn): Row {
  const violation = isViolation(recorded, before);
  const persons = foundIn(recorded, before, hashes);
  const kept = violation
    ? []
    : listed(before?.['persons']).filter(
        (person) => !sides.some((side) => side in persons && person.startsWith(side.charAt(0))),
      );
  return {
    appeal: appealOf(recorded.stream),
    number: before?.['number'] ?? '',
    words: [...listed(before?.['words']), ...saidIn(recorded).flatMap(hashes)].join(' '),
    persons: [...kept, ...sides.flatMap((side) => persons[side] ?? [])].join(' '),
    violation: violation ? 1 : 0,
  };
}
