import { shapes } from '../../../edge';
import { roles } from '../../../kernel/actor';
import { changeCauses, deadlineKinds } from '../../../sla';
import type { ViewOf } from '../../application/queries/appeal-queries';
import type * as queries from '../../application/queries/appeal-queries';
import type { ChainFinding } from '../../views/history';
import { attachments } from './appeal-parts';
import { eventType } from './event-type';
import { at, EVENT, HASH, ID, TOWN, townNames } from './story';

const { answerOf, byId, eg, flag, instant, listOf, named, oneOf, opened, real, shape, text, uuid, whole } =
  shapes;

export const by = named(
  'HappenedBy',
  shape({
    role: eg(oneOf([...roles, 'system', 'anonymous']), 'system'),
    'unit?': text(),
    'person?': text('On duty; citizens are never named.'),
    'called?': text('Their name on that day, the unit’s where nobody is named; `names` has those of today.'),
  }),
);

export const timelineEntry = named(
  'TimelineEntry',
  shape({
    revision: eg(whole(), 2),
    event: eg(uuid, EVENT),
    type: eg(eventType, 'AppealRouted'),
    at: eg(instant, at('10:00:01')),
    by,
    sentence: eg(text('In the language asked for.'), '派单至蒲溪镇综治中心'),
    'text?': opened,
    'attachments?': attachments,
  }),
);

/** Answers that tell how an appeal came to stand where it stands. */
export const timeline = answerOf<ViewOf<queries.ShowTimeline>>()(
  'Timeline',
  shape({
    entries: listOf(timelineEntry),
    'next?': text('The `cursor` of the next page; absent on the last.'),
    names: eg(byId, {}),
  }),
);

const RESPOND = '1/respond/-/1';
const period = named(
  'Period',
  shape({
    unit: eg(
      oneOf(['working-minutes', 'working-hours', 'working-days', 'minutes', 'hours', 'days']),
      'working-minutes',
    ),
    amount: eg(real, 30),
  }),
);
const deadline = named(
  'Deadline',
  shape({
    id: eg(text('`round/kind/subject/ordinal`'), RESPOND),
    kind: eg(oneOf(deadlineKinds), 'respond'),
    owner: eg(text('Unit id, or `reporter`.'), TOWN),
    startedAt: eg(instant, at('10:00:01')),
    dueAt: eg(instant, at('10:30:01')),
    warnAt: eg(listOf(instant), [at('10:24:01')]),
    policy: eg(text('`<policy>@<version>`'), 'livelihood@1'),
    calendar: eg(
      text("`<county>@<version>`, `<county>/<town>@<version>` by a town's hours, or `none`."),
      '610921@1',
    ),
    period,
    provisional: eg(flag, false),
    'rolledFrom?': instant,
    'countsFrom?': instant,
    'notAfter?': instant,
    'extensions?': listOf(period),
  }),
);
const act = {
  at: instant,
  'eventId?': uuid,
  'type?': {
    ...eventType,
    description: 'Left out, with the id, where the caller may not know what it was.',
  } as shapes.Shape<string>,
};
const done = named('DeadlineAct', shape(act));
const routed = eg(done, { at: at('10:00:01'), eventId: EVENT, type: 'AppealRouted' });

const explained = {
  id: eg(text(), RESPOND),
  deadline,
  status: eg(oneOf(['running', 'paused', 'met', 'stopped']), 'running'),
  measure: eg(oneOf(['working', 'calendar']), 'working'),
  measuredWith: eg(text(), '610921@1'),
  versions: listOf(
    named(
      'DeadlineVersion',
      shape({
        by: routed,
        deadline,
        moved: eg(whole(), 0),
        causes: eg(listOf(oneOf(changeCauses)), []),
        counted: eg(instant, at('10:30:01')),
      }),
    ),
  ),
  intervals: listOf(
    named(
      'DeadlineInterval',
      shape({
        state: eg(oneOf(['running', 'paused', 'rested']), 'running'),
        opened: routed,
        'closed?': done,
        minutes: eg(whole(), 1),
      }),
    ),
  ),
  granted: eg(whole(), 30),
  moved: eg(whole(), 0),
  used: eg(whole(), 1),
  paused: eg(whole(), 0),
  agrees: eg(flag, true),
  'missed?': done,
  'ended?': named('DeadlineEnding', shape({ ...act, how: oneOf(['met', 'stopped']) })),
  'missedAt?': {
    ...instant,
    description: 'The due time that passed; `missed` is when that was recorded.',
  },
  minutesLeft: eg(
    whole(
      'In its own measure, rounded down, negative when overdue; of one that is over, what was left then.',
    ),
    29,
  ),
};

export const deadlineAccount = named('DeadlineAccount', shape(explained));
export const deadlines = answerOf<ViewOf<queries.ShowDeadlines>>()(
  'Deadlines',
  shape({ deadlines: listOf(deadlineAccount) }),
);

export const explainedDeadline = answerOf<ViewOf<queries.ExplainDeadline>>()(
  'ExplainedDeadline',
  shape({
    ...explained,
    text: eg(listOf(text()), [
      '响应期限4个工作小时，从2026-07-01 10:00算起。',
      '到期时间：2026-07-01 16:30。',
    ]),
  }),
);

export const custody = answerOf<ViewOf<queries.ShowCustody>>()(
  'Custody',
  shape({
    spells: listOf(
      named(
        'CustodySpell',
        shape({
          unit: eg(text(), TOWN),
          as: eg(oneOf(['holder', 'dispatcher']), 'holder'),
          round: eg(whole(), 1),
          from: eg(instant, at('10:00:01')),
          'to?': eg(instant, at('11:46:00')),
          'acceptedAt?': eg(instant, at('10:03:00')),
          minutes: eg(whole(), 106),
          pausedMinutes: eg(whole(), 0),
          'endedBy?': eg(eventType, 'AppealClosed'),
          returnsRequested: eg(whole(), 0),
          missed: eg(listOf(text()), []),
        }),
      ),
    ),
    units: listOf(
      named(
        'CustodyTotal',
        shape({
          unit: eg(text(), TOWN),
          ...{ minutes: eg(whole(), 106), pausedMinutes: eg(whole(), 0) },
          ...{ returns: eg(whole(), 0), misses: eg(whole(), 0) },
        }),
      ),
    ),
    names: eg(byId, townNames),
  }),
);

const chain = named<ChainFinding>('ChainFinding', {
  ...shape({
    holds: flag,
    'events?': whole(),
    'hash?': text(),
    'unknown?': text(),
    'fault?': text(),
    'revision?': whole(),
    'event?': uuid,
  }),
  description:
    'What the check of this page found, linked to the page before; `events` counts from the first. `unknown` says what it cannot know: `tail`, whether the last events were cut off or written anew.',
});

const unreadable = {
  ...oneOf(['type', 'data', 'metadata']),
  description:
    'What of it this build cannot read: a type or version of another build, or a text that is broken. It is shown as stored.',
};

export const history = answerOf<ViewOf<queries.ShowHistory>>()(
  'History',
  shape({
    events: listOf(
      named(
        'StoredEvent',
        shape({
          id: eg(uuid, '9f86d081-884c-8d65-9a2f-eaa0c55ad015'),
          stream: eg(text(), `appeal-${ID}`),
          revision: eg(whole(), 0),
          position: eg(whole(), 1),
          type: eg(text(), 'AppealReported'),
          data: eg(text('Canonical JSON, byte for byte as stored and hashed.'), '{"channel":"app"}'),
          metadata: eg(text('Likewise.'), `{"hash":"${HASH}"}`),
          hash: eg(text(), HASH),
          prevHash: eg(text(), '0'.repeat(64)),
          'unreadable?': unreadable,
        }),
      ),
    ),
    chain: eg(chain, { holds: true, events: 1, hash: HASH, unknown: 'tail' }),
    'next?': text('The `cursor` of the next page; absent on the last.'),
  }),
);
