import { shapes } from '../../edge';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import type { Suggestions } from '../application/suggestion-desk';
import { suggestedDoings } from '../domain/suggesting';

const { answerOf, byId, eg, flag, instant, listOf, named, oneOf, opened, real, shape, text, uuid, whole } =
  shapes;

const APPEAL = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
const VILLAGE = '610921102206';
const POWER = 'infrastructure-power';
const AT = '2026-07-01T19:40:00.000+08:00';
const [FROM, UNTIL] = ['2026-06-23T19:40:00.000+08:00', '2026-06-24T19:40:00.000+08:00'];
const anything: shapes.Shape<Readonly<Record<string, unknown>>> = {
  type: 'object',
  additionalProperties: true,
};

export const suggestionList = answerOf<Suggestions>()(
  'IncidentSuggestions',
  shape({
    compared: {
      ...listOf(named('ComparedWindow', shape({ from: eg(instant, FROM), until: eg(instant, UNTIL) }))),
      description:
        'What it is compared with: the same hours of the same weekday of eight weeks, or of the nearest day of its kind where one is worked and the other not.',
    },
    items: listOf(
      named(
        'IncidentSuggestion',
        shape({
          region: eg(text('A village or a town; of an open incident, its place.'), VILLAGE),
          service: eg(text(), POWER),
          since: eg(instant, '2026-06-30T19:40:00.000+08:00'),
          'incident?': named(
            'SuggestedIncident',
            shape({
              id: eg(uuid, APPEAL),
              title: eg(opened, '盘龙村变压器故障停电'),
              openedAt: eg(instant, AT),
            }),
          ),
          sentence: eg(
            text('In the language asked for.'),
            '盘龙村委会的供电设施诉求有12件，平时同类日子的同一时段约0.25件',
          ),
          evidence: named(
            'SuggestionEvidence',
            shape({
              observed: eg(whole('Open, counted to no incident, and yours to see.'), 12),
              before: eg(whole('In the windows that it is compared with.'), 2),
              times: eg(whole('How many windows these are.'), 8),
              expected: eg({ ...real, description: '`before` ÷ `times`, to two places.' }, 0.25),
              p: eg({ ...real, description: 'That so much comes by chance.' }, 0),
              adjusted: eg(
                {
                  ...real,
                  description:
                    'Corrected for how much was looked at; 0.01 at most, unless an incident is open there.',
                },
                0,
              ),
            }),
          ),
          appeals: listOf(
            named(
              'SuggestedAppeal',
              shape({
                appeal: eg(uuid, APPEAL),
                number: eg(text(), '610921-20260701-0001'),
                at: eg(instant, AT),
              }),
            ),
          ),
          actions: listOf(
            named(
              'SuggestedCall',
              shape({
                does: eg(named('SuggestedDoing', oneOf(suggestedDoings)), 'open'),
                method: eg(oneOf(['POST']), 'POST'),
                path: eg(text(), '/api/v1/incidents'),
                body: eg(anything, {
                  ...{ title: '盘龙村委会供电设施集中反映', region: VILLAGE, service: POWER },
                  appeals: [APPEAL],
                }),
              }),
            ),
          ),
        }),
      ),
    ),
    names: eg(byId, { [VILLAGE]: '盘龙村委会', [POWER]: '供电设施' }),
  }),
);

interface Answer {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly turnedDown: true;
}
export const suggestionTurnedDown = answerOf<Answer>()(
  'SuggestionTurnedDown',
  shape({ region: eg(text(), VILLAGE), service: eg(text(), POWER), turnedDown: eg(flag, true) }),
);
