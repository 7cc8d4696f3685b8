import { principals } from '../../access';
import { shapes } from '../../edge';
import { noticeChannels } from '../../notices';
import { appealDetail } from '../http/schemas/answers';
import { eventType } from '../http/schemas/event-type';
import { by, deadlineAccount, timelineEntry } from '../http/schemas/records';
import { noticeMoment } from '../http/schemas/inbox';
import { at, EVENT, ID, names, TOWN, townNames } from '../http/schemas/story';
import { accessKinds, sendingStates, type AccessesView, type AppealThen, type CausesView } from './answers';
import type { DiffView, OriginalsView, SeenAs, StateThen } from './answers';

const { answerOf, byId, eg, flag, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

/** As `GET /appeals/{id}` shows it, without some of its members. */
function shownWithout<View>(...left: readonly string[]): shapes.Shape<shapes.Plain<View>> {
  const { properties, required, ...rest } = appealDetail.schema as unknown as {
    readonly properties: Readonly<Record<string, unknown>>;
    readonly required: readonly string[];
  };
  const stays = (name: string) => !left.includes(name);
  const staying = (members: object) => Object.entries(members).filter(([name]) => stays(name));
  return eg(
    { ...rest, properties: Object.fromEntries(staying(properties)), required: required.filter(stays) },
    Object.fromEntries(staying(appealDetail.example as object)) as never,
  );
}
const appealThen = named('AppealThen', shownWithout<AppealThen>('actions', 'names'));
type AppealSeen = NonNullable<SeenAs['seen']>['appeal'];
const appealSeen = named('AppealSeen', shownWithout<AppealSeen>('names'));

const stood = {
  revision: eg(whole('Of the last event before it.'), 2),
  event: eg(uuid, EVENT),
  at: eg(instant, at('10:05:00')),
};

export const stateThen = answerOf<StateThen>()(
  'StateThen',
  shape({ ...stood, appeal: appealThen, deadlines: listOf(deadlineAccount), names: eg(byId, names) }),
);

const anything: shapes.Shape<unknown> = {
  description: 'As the appeal shows it; absent where there was nothing.',
};

export const diff = answerOf<DiffView>()(
  'AppealDiff',
  shape({
    from: shape(stood),
    to: shape({ ...stood, revision: eg(whole(), 3) }),
    fields: listOf(
      named(
        'FieldDifference',
        shape({
          field: eg(text('JSON pointer.'), '/holder'),
          'was?': anything,
          'is?': eg(anything, TOWN),
          by: listOf(
            named(
              'ChangedBy',
              shape({
                revision: eg(whole(), 3),
                event: eg(uuid, EVENT),
                type: eg(eventType, 'AppealRouted'),
                at: eg(instant, at('10:00:01')),
              }),
            ),
          ),
        }),
      ),
    ),
    names: eg(byId, townNames),
  }),
);

const cause = {
  command: eg(uuid, '3c4d5f8a-9b0c-8d2e-8f4a-b5c0190a1b23'),
  through: eg(oneOf(['person', 'service', 'saga', 'timer']), 'saga'),
  'saga?': eg(text('Which of them.'), 'routing'),
  'timer?': shape({ deadline: text('Whose warning point or due time came.'), at: instant }),
  by: eg(by, { role: 'system' }),
  at: eg(instant, at('10:00:01')),
  'cause?': eg({ ...uuid, description: 'The event of this appeal that led to it.' }, EVENT),
  'elsewhere?': text('What led to it lies in another stream: its event or command.'),
  'after?': eg(whole('Milliseconds since its cause.'), 412),
  depth: eg(whole('0 for what nothing of this appeal led to.'), 1),
};

const noticeChannel = named('NoticeChannel', oneOf(noticeChannels));
const sending = named(
  'NoticeSending',
  shape({
    message: { ...uuid, description: 'As its receiver knows it; several notices may be one message.' },
    channel: noticeChannel,
    'target?': { ...uuid, description: 'Of webhooks, which.' },
    state: named('SendingState', oneOf(sendingStates)),
    at: { ...instant, description: 'When it was recorded as taken by its receiver, or given up.' },
    attempts: whole('How often it was tried.'),
    'cause?': text('Why it was given up.'),
    text: {
      ...opened,
      description: 'Word for word as it went out; null once the appeal’s key is destroyed.',
    },
  }),
);

export const causes = answerOf<CausesView>()(
  'AppealCauses',
  shape({
    acts: listOf(
      named(
        'CausedAct',
        shape({
          ...cause,
          events: listOf(
            named(
              'CausedEvent',
              shape({
                revision: eg(whole(), 2),
                event: eg(uuid, EVENT),
                type: eg(eventType, 'AppealRouted'),
                sentence: eg(text(), '派单至蒲溪镇综治中心'),
                public: eg(listOf(shape({ type: text(), id: text() })), [
                  { type: 'suqiu.appeal.routed.v1', id: EVENT },
                ]),
                notices: eg(
                  listOf(
                    named(
                      'CausedNotice',
                      shape({
                        id: uuid,
                        moment: noticeMoment,
                        to: shape({ kind: oneOf(['citizen', 'unit', 'person']), 'id?': text() }),
                        at: instant,
                        after: whole('Milliseconds since the event.'),
                        text: opened,
                        reads: whole('How many have read it.'),
                        'goesBy?': {
                          ...listOf(shape({ channel: noticeChannel, from: instant })),
                          description:
                            'By which channels besides the inbox, and from when on; one without a sending is under way, or nobody has subscribed.',
                        },
                        sendings: listOf(sending),
                      }),
                    ),
                  ),
                  [],
                ),
              }),
            ),
          ),
        }),
      ),
    ),
    names: eg(byId, townNames),
  }),
);

/** Why somebody looked. */
export const why = {
  'purpose?': eg(
    text('A code of `GET /looking`, or `unlisted` where it was given in words alone.'),
    'follow-up',
  ),
  'purposeCalled?': eg(text('In the language asked for, as the list has it today.'), '办结后回访'),
  'reason?': eg(opened, '回访前核对联系电话'),
};
/** Of an appeal, and of an incident. */
export const originalText = named(
  'OriginalText',
  shape({
    at: eg(instant, at('10:20:00')),
    event: eg(uuid, EVENT),
    revision: eg(whole(), 0),
    field: eg(text('A JSON pointer into what that event of the log tells.'), '/words'),
    was: eg(anything, '李长顺的车撞断了电线杆'),
    now: eg(anything, '〔已隐去〕的车撞断了电线杆'),
  }),
);
const hiddenAttachment = (namedBy: string) => ({
  at: eg(instant, at('10:20:00')),
  event: eg(uuid, EVENT),
  id: eg(
    text(`As the ${namedBy} names it.`),
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  ),
});
const url = eg(
  text('For five minutes, for the caller alone.'),
  '/api/v1/attachments/linked?token=q83vEjRWeJ0',
);
const expiresAt = eg(instant, at('10:26:00'));
const originalAttachment = named(
  'OriginalAttachment',
  shape({ ...hiddenAttachment('appeal'), url, expiresAt }),
);
/** Of an incident, it may be shown at none of its appeals. */
export const incidentOriginalAttachment = named(
  'IncidentOriginalAttachment',
  shape({ ...hiddenAttachment('incident'), 'url?': url, 'expiresAt?': expiresAt }),
);
export const originals = answerOf<OriginalsView>()(
  'Originals',
  shape({
    appeal: eg(uuid, ID),
    texts: listOf(originalText),
    attachments: listOf(originalAttachment),
  }),
);

export const accessKind = named('AccessKind', oneOf(accessKinds));
export const access = named(
  'Access',
  shape({
    at: eg(instant, at('10:20:00')),
    event: eg(uuid, EVENT),
    kind: eg(accessKind, 'reveal'),
    by: shape({
      role: eg(text(), 'supervisor'),
      id: eg(text(), 'supervisor-610921'),
      'unit?': text(),
      'called?': eg(text(), '周敏'),
    }),
    ...why,
    'what?': eg(
      text('Whose identity; by what somebody was looked up; what was exported; which view was read.'),
      'reporter',
    ),
    'asked?': { type: 'object', additionalProperties: { type: 'string' } },
  }),
);

export const accesses = answerOf<AccessesView>()(
  'AppealAccesses',
  shape({
    appeal: eg(uuid, ID),
    accesses: listOf(access),
    'next?': text('The `cursor` of the next page; absent on the last.'),
  }),
);

export const seenAs = answerOf<SeenAs>()(
  'SeenAs',
  shape({
    at: eg(instant, at('10:05:00')),
    as: shape({ role: eg(oneOf(principals), 'officer'), 'unit?': eg(text(), TOWN) }),
    versions: shape({ directory: eg(whole(), 3), permissions: eg(whole(), 1), catalogue: eg(whole(), 2) }),
    sees: eg(flag, true),
    'seen?': shape({
      revision: whole(),
      appeal: appealSeen,
      timeline: listOf(timelineEntry),
      deadlines: listOf(deadlineAccount),
    }),
    names: eg(byId, townNames),
  }),
);
