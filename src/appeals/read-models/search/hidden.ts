import type { Recorded } from '../../../kernel/event';
import type { HashesIn, Row } from '../../../kernel/projection';
import type { WordsIn } from '../../../kernel/ports/words';
import type { Sealed } from '../../../kernel/sealed';
import type { AppealEvent } from '../../domain/events';
import type { RedactedText } from '../../domain/redactions';
import { listed } from './place';

type At = Recorded<AppealEvent>;

/** Of a report, what it is found by. */
const REPORTED = /^\/(words|summary|attachments\/\d+\/transcript)$/;

/** By which kind of words an appeal is found because of this text, if by any: as `saidIn` reads the events. */
function foundBy({ revision, field }: RedactedText): WordsIn['field'] | undefined {
  if (field === '/place/address') return 'text';
  if (/^\/tags\/\d+$/.test(field)) return 'tag';
  return revision === 0 && REPORTED.test(field) ? 'text' : undefined;
}

/** Of each text in which something was hidden, how it was read and how it is. */
const changesIn = ({ event }: At): readonly (readonly [was: WordsIn, now: WordsIn])[] =>
  event.type !== 'AppealRedacted'
    ? []
    : event.data.texts.flatMap((each): readonly (readonly [WordsIn, WordsIn])[] => {
        const field = foundBy(each);
        if (field === undefined) return [];
        const of = (text: Sealed<unknown>): WordsIn => ({ text, field });
        return [[of(each.was), of(each.now)]];
      });

export const wordsOfHidden = (recorded: At): readonly WordsIn[] => changesIn(recorded).flat();

/** By which words it is found from then on, with repetitions; another text may still say what was hidden in this one. */
export function wordsLeft(recorded: At, row: Row, hashes: HashesIn): readonly string[] {
  const words = [...listed(row['words'])];
  for (const [was, now] of changesIn(recorded)) {
    for (const word of hashes(was)) {
      const at = words.indexOf(word);
      if (at >= 0) words.splice(at, 1);
    }
    words.push(...hashes(now));
  }
  return words;
}
