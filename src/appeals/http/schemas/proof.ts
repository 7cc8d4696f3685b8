import { shapes } from '../../../edge';
import type { Finding } from '../../proof/finding';
import { findingKinds, provenFacts } from '../../proof/finding';
import type { DeadlinesProven } from '../../proof/record';

const { answerOf, eg, instant, listOf, named, oneOf, shape, text, uuid, whole } = shapes;

export interface LastProofView {
  /** Absent before the first. */
  readonly last?: (DeadlinesProven['data'] & { readonly at: string; readonly by: string }) | undefined;
}

const finding: shapes.Shape<shapes.Plain<Finding>> = named(
  'DeadlineFinding',
  shape({
    kind: eg(oneOf(findingKinds), 'missing'),
    appeal: eg(uuid, '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b'),
    'fact?': eg(oneOf(provenFacts), 'miss'),
    'deadline?': eg(text(), '1/respond/-/1'),
    'at?': eg(instant, '2026-07-01T10:30:00.000+08:00'),
    'event?': text('The event that is wrong.'),
  }),
);

export const lastProof = answerOf<LastProofView>()(
  'DeadlineProof',
  shape({
    'last?': eg(
      named(
        'DeadlinesProven',
        shape({
          at: eg(instant, '2026-07-02T02:30:04.000+08:00'),
          by: eg(text('Who asked; `system` for the nightly one.'), 'system'),
          appeals: eg(whole(), 1842),
          events: eg(whole(), 20_317),
          deadlines: eg(whole(), 9_210),
          misses: eg(whole(), 96),
          findings: eg(whole('How many in all.'), 0),
          first: eg({ ...listOf(finding), description: 'At most a hundred.' }, []),
        }),
      ),
      {
        at: '2026-07-02T02:30:04.000+08:00',
        by: 'system',
        appeals: 1842,
        events: 20_317,
        deadlines: 9_210,
        misses: 96,
        findings: 0,
        first: [],
      },
    ),
  }),
);
