import { unitKinds } from '../../directory';
import { shapes } from '../../edge';
import { tiers } from '../../kernel/tier';
import { measures, type Group } from '../../scoring';

const { answerOf, eg, listOf, named, oneOf, real, shape, text, whole } = shapes;

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
          components: listOf(
            named(
              'ScoringComponent',
              shape({
                measure: eg(oneOf(measures), 'on-time'),
                weight: eg(whole('Of 100.'), 25),
                best: eg({ ...real, description: 'Minutes, or a share of 1: earns all points.' }, 1),
                worst: eg({ ...real, description: 'Earns none; between them, straight.' }, 0.6),
                samples: eg(whole('Who has fewer is not ranked.'), 5),
              }),
            ),
          ),
        }),
      ),
    ),
  }),
);
