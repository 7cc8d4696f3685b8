import { urgencies } from '../../../catalogue';
import { shapes } from '../../../edge';
import { deadlineKinds } from '../../../sla';
import type { Counters, TriagePage } from '../../application/queries/triage';
import { MOST_COUNTED } from '../../read-models/counts';
import { usualGroups } from '../../read-models/triage/usual';
import { reasonCodes } from '../../views/reasons';
import { members, pageMembers } from './rows';
import { at, TOWN } from './story';

const { answerOf, eg, instant, listOf, named, oneOf, shape, text, whole } = shapes;

const reason = named(
  'RiskReason',
  shape({
    code: eg(oneOf(reasonCodes), 'due'),
    'kind?': eg(oneOf(deadlineKinds), 'respond'),
    'minutes?': eg(
      whole('Until it is due, since it was due, or what the step usually takes: by the clock on the wall.'),
      29,
    ),
    'p90?': whole('In minutes: nine of ten took no longer.'),
    'samples?': whole('How many steps this is known from; older ones count for less.'),
    'group?': {
      ...oneOf(usualGroups),
      description:
        'Whose times these are: of this service, tier and urgency, or of all services at this tier and urgency.',
    },
    'times?': whole(),
    'urgency?': oneOf(urgencies),
    sentence: eg(text('In the language asked for.'), '响应期限到2026-07-01 10:30'),
  }),
);

const risk = named(
  'Risk',
  shape({
    'at?': eg(
      { ...instant, description: 'By when it wants looking at; absent while paused.' },
      at('10:25:01'),
    ),
    'unit?': eg(text('Whose move it is.'), TOWN),
    'until?': eg({ ...instant, description: 'Until when.' }, at('10:30:01')),
    reasons: listOf(reason),
  }),
);

const upTo = `At most ${MOST_COUNTED}, which then means: that many or more.`;

const counted = {
  'due-within-hour': eg(whole(`Due within the hour. ${upTo}`), 3),
  missed: eg(whole('Due time passed, and still owed.'), 1),
  returned: eg(whole('Returned, and to be routed again.'), 0),
  confirmation: eg(whole('An answer that waits for confirmation above.'), 2),
  decision: eg(whole('Waits for a decision: return, extension, suspension, review.'), 0),
  reopened: eg(whole('In a second round or later.'), 0),
  'kept-open': eg(whole('Kept open, and due for review within a week.'), 0),
  parked: eg(whole('Set aside by a runner: rows may be behind, or nothing happens by itself.'), 0),
};
const groups = named('Counters', shape(counted));

export const triagePage = answerOf<TriagePage>()(
  'Triage',
  shape({
    ...pageMembers(named('TriageRow', shape({ ...members, risk }))),
    'groups?': { ...groups, description: 'How many stand in each group; on the first page only.' },
  }),
);

export const counters = answerOf<Counters>()(
  'MyCounters',
  shape({
    ...counted,
    handovers: eg(whole('Left in my unit by others for whoever comes on duty, and taken by nobody yet.'), 1),
    'looking?': eg(whole('Of an auditor of the county: unusual looking that nobody has decided on.'), 0),
  }),
);
