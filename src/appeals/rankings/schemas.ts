import { shapes } from '../../edge';
import { unitKinds } from '../../directory';
import { tiers } from '../../kernel/tier';
import { measures, type Group } from '../../scoring';
import { figureCodes } from '../figures/definitions';
import { figureScope } from '../figures/schemas';
import { editionStates } from '../publication/edition';
import { publishedCorrections } from '../publication/schemas';
import type { EditionView, PublicList, PublicRanking, RankingList } from './views';

const { answerOf, eg, flag, instant, listOf, named, oneOf, real, shape, text, whole } = shapes;

const JUNE = '2026-06';
const AT = '2026-07-06T09:00:00.000+08:00';
const DISPATCHER = 'dispatcher-centre-610921';
const month = { ...text('A month of the county’s calendar.'), pattern: '^\\d{4}-\\d{2}$' };
const measure = named('RankingMeasure', oneOf(measures));
const state = named('EditionState', oneOf(editionStates));
const score = { ...real, description: 'Of 100, to two places; absent with `rank`.' };

const component = named(
  'RankingComponent',
  shape({
    measure: eg(measure, 'on-time'),
    weight: eg(whole('Of 100.'), 25),
    best: eg({ ...real, description: 'Minutes, or a share of 1: earns all points.' }, 1),
    worst: eg({ ...real, description: 'Earns none; between them, straight.' }, 0.6),
    samples: eg(whole('Who has fewer is not ranked.'), 5),
  }),
);
const places = named('RankedPlaces', shape({ places: eg(oneOf(['town', 'village']), 'town') }));
const units = named(
  'RankedUnits',
  shape({
    units: eg(oneOf(unitKinds), 'department'),
    tier: eg(oneOf(tiers), 'county'),
    'except?': eg(listOf(text()), ['dept-discipline']),
  }),
);
const members: shapes.Shape<Group['members']> = { anyOf: [places, units] };

export const scoring = answerOf<{ readonly version: number; readonly groups: readonly Group[] }>()(
  'Scoring',
  shape({
    version: eg(whole(), 1),
    groups: listOf(
      named(
        'ScoringGroup',
        shape({
          id: eg(text(), 'towns'),
          zh: eg(text(), '各镇'),
          en: eg(text(), 'Towns'),
          members: eg(members, { places: 'town' }),
          components: listOf(component),
        }),
      ),
    ),
  }),
);

const part = {
  measure: eg(measure, 'on-time'),
  of: eg(whole('The median in minutes, or the numerator.'), 17),
  samples: eg(whole('Steps that were timed, or the denominator; excluded rounds are left out.'), 18),
  weight: eg(whole('Of 100.'), 25),
  'points?': eg({ ...real, description: 'Of 100; absent where the samples are too few.' }, 86.11),
};
const line = {
  scope: figureScope,
  'rank?': eg(whole('Equal scores share one. Absent: not ranked, as samples are too few.'), 1),
  'score?': eg(score, 91.53),
};
const head = {
  month: eg(month, JUNE),
  group: named('RankingGroup', shape({ id: eg(text(), 'towns'), name: eg(text(), '各镇') })),
  edition: eg(whole('A correction is the next.'), 1),
  formula: named(
    'RankingFormula',
    shape({ version: eg(whole('Of the document `scoring`.'), 1), components: listOf(component) }),
  ),
  definitions: eg(whole('Which version of the figures’ definitions it was counted by.'), 1),
  countedAs: eg(oneOf(['frozen', 'corrected']), 'frozen'),
  'countedUpTo?': text('Id of the last event of the log that was counted.'),
};

export const publicRanking = answerOf<PublicRanking>()(
  'PublishedRanking',
  shape({
    ...head,
    publishedAt: eg(instant, AT),
    lines: listOf(
      named(
        'PublishedLine',
        shape({
          ...line,
          parts: {
            ...listOf(named('RankingPart', shape(part))),
            description: 'None of who is not ranked: so few appeals would tell of their reporters.',
          },
        }),
      ),
    ),
    corrections: publishedCorrections,
  }),
);

export const publicList = answerOf<PublicList>()(
  'PublishedRankings',
  shape({
    items: listOf(
      named(
        'PublishedRankingLine',
        shape({
          month: eg(month, JUNE),
          group: eg(text(), 'towns'),
          edition: eg(whole(), 1),
          publishedAt: eg(instant, AT),
          link: eg(text('As JSON; `/table` behind it is CSV.'), '/api/v1/published/rankings/2026-06/towns'),
        }),
      ),
    ),
  }),
);

export const rankingList = answerOf<RankingList>()(
  'RankingList',
  shape({
    items: listOf(
      named(
        'RankingListLine',
        shape({
          month: eg(month, JUNE),
          group: eg(text(), 'towns'),
          edition: eg(whole('The last.'), 1),
          state: eg(state, 'draft'),
          changedAt: eg(instant, AT),
          'publishedEdition?': whole('The one on show.'),
        }),
      ),
    ),
  }),
);

const edition = named(
  'RankingEdition',
  shape({
    ...head,
    state: eg(state, 'published'),
    'reason?': text('Why it was corrected.'),
    draftedAt: eg(instant, AT),
    draftedBy: eg(text(), DISPATCHER),
    'reviewedAt?': instant,
    'reviewedBy?': text(),
    'note?': text('Of the review.'),
    'publishedAt?': instant,
    'publishedBy?': text(),
    isReproduced: eg(
      { ...flag, description: 'Made again from the frozen month and the formula, it comes out the same.' },
      true,
    ),
    lines: listOf(
      named(
        'RankingLine',
        shape({
          ...line,
          parts: listOf(
            named(
              'RankingPartExplained',
              shape({
                ...part,
                least: eg(whole('So many samples it needs.'), 5),
                lists: listOf(
                  named(
                    'RankingPartList',
                    shape({
                      figure: eg(oneOf(figureCodes), 'whole.met'),
                      list: eg(
                        text('The list that it counts, as it stands today.'),
                        '/api/v1/dashboards/town/610921102/appeals?figure=whole.met&from=2026-06-01&to=2026-06-30&excluded=false&guarded=false',
                      ),
                    }),
                  ),
                ),
              }),
            ),
          ),
        }),
      ),
    ),
  }),
);

export const rankingView = answerOf<{ readonly editions: readonly EditionView[] }>()(
  'Ranking',
  shape({ editions: { ...listOf(edition), description: 'The newest first.' } }),
);

interface Stands {
  readonly month: string;
  readonly group: string;
  readonly edition: number;
  readonly state: (typeof editionStates)[number];
  readonly revision: number;
}
export const rankingAnswer = answerOf<Stands>()(
  'RankingAnswer',
  shape({
    month: eg(month, JUNE),
    group: eg(text(), 'towns'),
    edition: eg(whole(), 1),
    state: eg(state, 'draft'),
    revision: eg(whole('For `If-Match`.'), 0),
  }),
);
