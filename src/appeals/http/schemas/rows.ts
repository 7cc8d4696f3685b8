import { channels, origins, urgencies } from '../../../catalogue';
import { shapes } from '../../../edge';
import { tiers } from '../../../kernel/tier';
import { deadlineKinds } from '../../../sla';
import { stepVerbs } from '../../domain/actions/tries';
import { closeCauses, outcomes, statuses } from '../../domain/values';
import { eventType } from './event-type';
import { at, ID, names, NUMBER, reportExample, SERVICE, TOWN, VILLAGE } from './story';

const { byId, eg, flag, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

const cursor = text('The `cursor` of the next page; absent on the last.');
export const pageMembers = <T>(item: shapes.Shape<T>, next?: string) => ({
  items: listOf(item),
  'next?': next === undefined ? cursor : eg(cursor, next),
  names: eg(byId, names),
});
export const page = <T>(item: shapes.Shape<T>, next?: string) => shape(pageMembers(item, next));

export const stepVerb = named('StepVerb', {
  ...oneOf(stepVerbs),
  description: 'The last part of an `operationId`, such as `respond.accept`.',
});
const action = named(
  'Action',
  shape({
    verb: eg(stepVerb, 'accept'),
    method: eg(oneOf(['POST']), 'POST'),
    path: eg(text(), `/api/v1/appeals/${ID}/accept`),
    'deadline?': eg(text('What is owed and ended by it, or ends what it is for.'), '1/respond/-/1'),
    'dueAt?': eg({ ...instant, description: 'By when it is wanted.' }, at('10:30:01')),
  }),
);
export const actions = {
  ...listOf(action),
  description: 'What the caller may send now: requests that lack only their bodies.',
};
export const endorsing = { verb: 'endorse', method: 'POST', path: `/api/v1/appeals/${ID}/endorse` } as const;
export const refused = {
  ...listOf(
    named(
      'RefusedAction',
      shape({
        verb: eg(stepVerb, 'resolve'),
        code: eg(text('What it would be refused with: `GET /problems` says more.'), 'appeal/not-accepted'),
      }),
    ),
  ),
  description: 'Where `explain=true` asks for it: what the caller may not send now.',
};

/** What is owed, and what is left of it. */
const deadlineItem = named(
  'OwedDeadline',
  shape({
    id: eg(text('`round/kind/subject/ordinal`'), '1/respond/-/1'),
    kind: eg(oneOf(deadlineKinds), 'respond'),
    owner: eg(text('Unit id, or `reporter`.'), TOWN),
    status: eg(oneOf(['running', 'paused']), 'running'),
    startedAt: eg(instant, at('10:00:01')),
    dueAt: eg(instant, at('10:30:01')),
    'pausedAt?': instant,
    'missedAt?': { ...instant, description: 'The due time that passed.' },
    minutesLeft: eg(whole('In its own measure, rounded down; negative when overdue.'), 29),
    measure: eg(oneOf(['working', 'calendar']), 'working'),
    provisional: eg(flag, false),
  }),
);

/** Of every row that shows an appeal. */
export const members = {
  id: eg(uuid, ID),
  number: eg(text(), NUMBER),
  status: eg(oneOf(statuses), 'routed'),
  round: eg(whole(), 1),
  region: eg(text(), VILLAGE),
  'service?': eg(text(), SERVICE),
  urgency: eg(oneOf(urgencies), 'urgent'),
  violation: eg(flag, false),
  origin: eg(oneOf(origins), 'citizen'),
  channel: eg(oneOf(channels), 'app'),
  'tier?': eg(oneOf(tiers), 'town'),
  'holder?': eg(text(), TOWN),
  'assignee?': text(),
  'queue?': text('The centre whose dispatcher has to route it.'),
  'headline?': eg(
    {
      ...opened,
      description: 'The first line of the summary, or of what was said; at most 80 signs and `…`.',
    },
    reportExample.words,
  ),
  attachments: eg(whole('How many came with the report.'), 0),
  'deadline?': eg(
    { ...deadlineItem, description: 'What is due next; absent where nothing is owed.' },
    {
      ...{ id: '1/respond/-/1', kind: 'respond', owner: TOWN, status: 'running' },
      ...{ startedAt: at('10:00:01'), dueAt: at('10:30:01'), minutesLeft: 29 },
      ...{ measure: 'working', provisional: false },
    },
  ),
  last: named(
    'LastHappening',
    shape({
      type: eg(eventType, 'AppealRouted'),
      at: eg(instant, at('10:00:01')),
      sentence: eg(text('As in the timeline, in the language asked for.'), '派单至蒲溪镇综治中心'),
    }),
  ),
  endorsements: eg(whole(), 0),
  'outcome?': oneOf(outcomes),
  'stars?': whole(),
  misses: eg(whole(), 0),
  reportedAt: eg(instant, at('10:00:00')),
  'dueAt?': eg(
    { ...instant, description: 'When somebody on duty must have done something next.' },
    at('10:30:01'),
  ),
  'wholeDueAt?': eg(
    { ...instant, description: 'When the whole matter is due, until it is resolved.' },
    at('10:00:00', '08'),
  ),
  updatedAt: eg(instant, at('10:00:01')),
  'closedAt?': instant,
  'cause?': oneOf(closeCauses),
  revision: eg(whole(), 2),
  'actions?': { ...actions, description: 'Where `actions=true` asks for them.' },
  'refused?': refused,
};

export const listItem = named('AppealRow', shape(members));

export const queueItem = named(
  'QueueRow',
  shape({
    ...members,
    deadlines: listOf({ ...deadlineItem, description: 'What the unit owes in it, soonest due first.' }),
  }),
);
