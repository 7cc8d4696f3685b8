import { shapes } from '../../edge';
import { roles } from '../../kernel/actor';
import { lookSignals, purposeActs, type LookingDocument } from '../../looking';

const { answerOf, eg, flag, listOf, named, oneOf, shape, text, whole } = shapes;

export const lookSignal = named('LookSignal', oneOf(lookSignals));

export const lookingRules = answerOf<LookingDocument & { readonly version: number }>()(
  'LookingRules',
  shape({
    version: eg(whole(), 1),
    purposes: listOf(
      named(
        'ListedPurpose',
        shape({
          code: eg(text('For `purpose`.'), 'follow-up'),
          zh: eg(text(), '办结后回访'),
          en: eg(text(), 'Calling back after it was resolved'),
          'for?': eg(listOf(named('PurposeAct', oneOf(purposeActs))), ['reveal']),
        }),
      ),
    ),
    wordsAlone: eg({ ...flag, description: 'A purpose may be given in words alone, as before there was a list.' }, true),
    withholdDays: eg(whole('So long a look may be withheld, each time that it is decided.'), 90),
    watch: listOf(
      named(
        'LookThreshold',
        shape({
          signal: eg(lookSignal, 'many-reveals'),
          looks: eg(whole('So many such looks of one account …'), 20),
          minutes: eg(whole('… within so many minutes.'), 60),
          'roles?': eg(listOf(oneOf(roles)), ['officer']),
        }),
      ),
    ),
  }),
);
