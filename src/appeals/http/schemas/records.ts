import { deadlineKinds, type Period } from '../../../sla';
import { roles } from '../../../kernel/actor';
import * as examples from './examples';
import { shapes } from '../../../edge';

const { byId, flag, instant, listOf, oneOf, opened, real, shape, text, uuid, whole } = shapes;

/** Answers that tell how an appeal came to stand where it stands. */
export const timeline = {
  name: 'Timeline',
  schema: shape({
    entries: listOf(
      shape({
        revision: whole(),
        event: uuid,
        type: text(),
        at: instant,
        by: shape({
          role: oneOf([...roles, 'system', 'anonymous']),
          'unit?': text(),
          'person?': text('On duty; citizens are never named.'),
        }),
        sentence: text('In the language asked for.'),
        'text?': opened,
      }),
    ),
    names: byId,
  }),
  example: examples.timelineExample,
};

const units: readonly Period['unit'][] = [
  'working-minutes',
  'working-hours',
  'working-days',
  'minutes',
  'hours',
  'days',
];
const deadline = shape({
  id: text('`round/kind/subject/ordinal`'),
  kind: oneOf(deadlineKinds),
  owner: text('Unit id, or `reporter`.'),
  startedAt: instant,
  dueAt: instant,
  warnAt: listOf(instant),
  policy: text('`<policy>@<version>`'),
  calendar: text('`<county>@<version>`, or `none`.'),
  period: shape({ unit: oneOf(units), amount: real }),
  provisional: flag,
  'rolledFrom?': instant,
});
const act = shape({ at: instant, eventId: uuid, type: text() });

export const deadlines = {
  name: 'Deadlines',
  schema: shape({
    deadlines: listOf(
      shape({
        id: text(),
        deadline,
        status: oneOf(['running', 'paused', 'met', 'stopped']),
        measure: oneOf(['working', 'calendar']),
        measuredWith: text(),
        versions: listOf(shape({ by: act, deadline, moved: real })),
        intervals: listOf(
          shape({
            state: oneOf(['running', 'paused', 'rested']),
            opened: act,
            'closed?': act,
            minutes: real,
          }),
        ),
        granted: real,
        moved: real,
        used: real,
        paused: real,
        left: real,
        'missed?': act,
        'ended?': shape({ at: instant, eventId: uuid, type: text(), how: oneOf(['met', 'stopped']) }),
        'minutesLeft?': whole('Whole minutes, negative when overdue; absent once nothing is owed.'),
      }),
    ),
  }),
  example: examples.deadlinesExample,
};

export const custody = {
  name: 'Custody',
  schema: shape({
    spells: listOf(
      shape({
        unit: text(),
        round: whole(),
        from: instant,
        'to?': instant,
        'acceptedAt?': instant,
        minutes: real,
        pausedMinutes: real,
        'endedBy?': text(),
        returnsRequested: whole(),
        missed: listOf(text()),
      }),
    ),
    units: listOf(
      shape({ unit: text(), minutes: real, pausedMinutes: real, returns: whole(), misses: whole() }),
    ),
    names: byId,
  }),
  example: examples.custodyExample,
};

export const history = {
  name: 'History',
  schema: shape({
    events: listOf(
      shape({
        id: uuid,
        stream: text(),
        revision: whole(),
        position: whole(),
        type: text(),
        data: text('Canonical JSON, byte for byte as stored and hashed.'),
        metadata: text('Likewise.'),
        hash: text(),
        prevHash: text(),
      }),
    ),
    chain: {
      ...shape({
        holds: flag,
        'events?': whole(),
        'hash?': text(),
        'unknown?': text(),
        'fault?': text(),
        'revision?': whole(),
        'event?': uuid,
      }),
      description: 'What the check found; `unknown` says what it cannot know.',
    },
  }),
  example: examples.historyExample,
};
