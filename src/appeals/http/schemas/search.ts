import { shapes } from '../../../edge';
import type { FoundPage } from '../../application/search/search-appeals';
import { RANKED } from '../../read-models/search/query';
import { matchedBy } from '../../read-models/search/slot';
import { members, pageMembers } from './rows';

const { answerOf, eg, flag, listOf, named, oneOf, shape, whole } = shapes;

const match = named(
  'Match',
  shape({ by: { ...eg(listOf(oneOf(matchedBy)), ['words']), description: 'By what it was found.' } }),
);

export const foundPage = answerOf<FoundPage>()(
  'Found',
  shape({
    ...pageMembers(named('FoundRow', shape({ ...members, match }))),
    matches: named(
      'Matches',
      shape({
        ranked: eg(
          whole(`How many were ranked together with these, the newest that match: ${RANKED} at most.`),
          1,
        ),
        more: eg({ ...flag, description: 'Older ones may match as well; they come after these.' }, false),
      }),
    ),
  }),
);
