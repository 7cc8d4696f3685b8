import { incidentOriginalAttachment, originalText, outcomes, statuses } from '../../appeals';
import { shapes } from '../../edge';
import type { IncidentOriginals } from '../application/incident-originals';
import type { IncidentPage, IncidentView } from '../application/show-incident';
import { incidentStates } from '../read-models/row';

const { answerOf, byId, eg, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

const INCIDENT = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5e';
const APPEAL = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
const CENTRE = 'centre-610921102';
const VILLAGE = '610921102206';
const AT = '2026-07-01T19:40:00.000+08:00';

export interface IncidentAnswer {
  readonly id: string;
  readonly attached: number;
  readonly revision: number;
}
export const incidentAnswer = answerOf<IncidentAnswer>()(
  'IncidentAnswer',
  shape({
    id: eg(uuid, INCIDENT),
    attached: eg(whole('How many are attached, or about to be.'), 300),
    revision: eg(whole('For `If-Match`.'), 0),
  }),
);

const line = {
  id: eg(uuid, INCIDENT),
  title: eg(opened, '盘龙村变压器故障停电'),
  region: eg(text(), VILLAGE),
  'service?': eg(text(), 'infrastructure-power'),
  by: eg(text('The centre whose dispatcher opened it.'), CENTRE),
  state: eg(oneOf(incidentStates), 'open'),
  openedAt: eg(instant, AT),
};

export const incidentPage = answerOf<IncidentPage>()(
  'IncidentList',
  shape({
    items: listOf(named('IncidentLine', shape(line))),
    'next?': text('The `cursor` of the next page; absent on the last.'),
    names: eg(byId, { [CENTRE]: '蒲溪镇综治中心', [VILLAGE]: '盘龙村' }),
  }),
);

export const incidentView = answerOf<IncidentView>()(
  'Incident',
  shape({
    ...line,
    told: eg(listOf(named('IncidentNote', shape({ at: instant, by: text(), note: opened }))), []),
    'resolution?': named(
      'IncidentResolution',
      shape({ at: instant, by: text(), outcome: oneOf(outcomes), account: opened }),
    ),
    counts: shape({
      attached: eg(whole('Of those that you may see.'), 1),
      resolved: eg(whole(), 0),
      refused: eg(whole('Where the answer was refused; the others stand.'), 0),
    }),
    appeals: listOf(
      named(
        'IncidentAppeal',
        shape({
          appeal: eg(uuid, APPEAL),
          number: eg(text(), '610921-20260701-0001'),
          status: eg(oneOf(statuses), 'handling'),
          region: eg(text(), VILLAGE),
          'holder?': eg(text(), 'ent-power'),
          'answer?': {
            ...oneOf(['asked', 'resolved', 'refused']),
            description: 'What became of the resolution there.',
          },
          'refusal?': shape({ code: text(), title: text('In the language asked for.') }),
        }),
      ),
    ),
    notJoined: {
      ...eg(listOf(named('NotJoined', shape({ appeal: uuid, code: text(), title: text() }))), []),
      description: 'Which would not be attached, and why: for who runs it.',
    },
    names: eg(byId, { [CENTRE]: '蒲溪镇综治中心', [VILLAGE]: '盘龙村', 'ent-power': '供电公司' }),
  }),
);

export const incidentOriginals = answerOf<IncidentOriginals>()(
  'IncidentOriginals',
  shape({
    incident: eg(uuid, INCIDENT),
    texts: listOf(originalText),
    attachments: listOf(incidentOriginalAttachment),
  }),
);
