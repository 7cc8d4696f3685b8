import { channels, origins, urgencies } from '../../../catalogue';
import { tiers } from '../../../kernel/tier';
import { deadlineKinds } from '../../../sla';
import { closeCauses, contactMeans, outcomes, statuses } from '../../domain/values';
import * as examples from './examples';
import { shapes } from '../../../edge';

const { byId, flag, instant, listOf, oneOf, opened, real, shape, text, uuid, whole } = shapes;

const attachment = shape({
  id: text('SHA-256 of the sealed bytes; the path under `attachments/`.'),
  kind: oneOf(['photo', 'voice']),
  mediaType: text(),
  bytes: whole(),
  'transcript?': opened,
});

const page = (item: ReturnType<typeof shape>) =>
  shape({
    items: listOf(item),
    'next?': text('The `cursor` of the next page; absent on the last.'),
    names: byId,
  });

export const appealAnswer = {
  name: 'AppealAnswer',
  schema: shape({
    id: uuid,
    number: text('What a person reads out on the telephone.'),
    status: oneOf(statuses),
    revision: whole('For `If-Match`.'),
    round: whole(),
    events: listOf(shape({ type: text(), revision: whole(), occurredAt: instant })),
    'secret?': text(
      'Opens an anonymous appeal later, as `Suqiu-Secret`. Given once, and again to a repeated request.',
    ),
  }),
  example: examples.answerExample,
};

export const appealList = {
  name: 'AppealList',
  schema: page(
    shape({
      id: uuid,
      number: text(),
      status: oneOf(statuses),
      round: whole(),
      region: text(),
      'service?': text(),
      urgency: oneOf(urgencies),
      violation: flag,
      origin: oneOf(origins),
      channel: oneOf(channels),
      'tier?': oneOf(tiers),
      'holder?': text(),
      'assignee?': text(),
      'queue?': text('The centre whose dispatcher has to route it.'),
      endorsements: whole(),
      'outcome?': oneOf(outcomes),
      'stars?': whole(),
      misses: whole(),
      reportedAt: instant,
      'dueAt?': instant,
      updatedAt: instant,
      'closedAt?': instant,
      'cause?': oneOf(closeCauses),
      revision: whole(),
    }),
  ),
  example: examples.listExample,
};

export const queuePage = {
  name: 'Queue',
  schema: page(
    shape({
      appeal: uuid,
      number: text(),
      deadline: text('`round/kind/subject/ordinal`'),
      kind: oneOf(deadlineKinds),
      owner: text('Unit id, or `reporter`.'),
      status: oneOf(['running', 'paused']),
      startedAt: instant,
      dueAt: instant,
      'pausedAt?': instant,
      'missedAt?': instant,
      minutesLeft: whole('In its own measure, rounded down; negative when overdue.'),
      measure: oneOf(['working', 'calendar']),
      provisional: flag,
      appealStatus: oneOf(statuses),
      round: whole(),
      region: text(),
      'service?': text(),
      urgency: oneOf(urgencies),
      violation: flag,
      'tier?': oneOf(tiers),
      'holder?': text(),
      'assignee?': text(),
    }),
  ),
  example: examples.queueExample,
};

export const appealDetail = {
  name: 'Appeal',
  schema: shape({
    id: uuid,
    number: text(),
    status: oneOf(statuses),
    round: whole(),
    origin: oneOf(origins),
    channel: oneOf(channels),
    'service?': text(),
    candidates: listOf(text()),
    urgency: oneOf(urgencies),
    tags: listOf(text()),
    violation: flag,
    place: shape({
      region: text(),
      'address?': opened,
      'location?': { type: ['object', 'null'], properties: { latitude: real, longitude: real } },
    }),
    'words?': opened,
    'summary?': opened,
    'form?': { type: ['object', 'null'] },
    attachments: listOf(attachment),
    'reporter?': oneOf(['named', 'anonymous', 'none']),
    'byProxy?': flag,
    'observedAt?': instant,
    receivedAt: instant,
    'holder?': text(),
    'tier?': oneOf(tiers),
    'assignee?': text(),
    'queue?': shape({ unit: text(), 'reason?': text() }),
    helpers: listOf(text()),
    'mergedInto?': uuid,
    carries: listOf(uuid),
    endorsements: whole(),
    withdrawn: flag,
    remarks: listOf(
      shape({
        at: instant,
        kind: oneOf(['comment', 'progress', 'question', 'answer', 'contact', 'return']),
        by: oneOf(['reporter', 'staff']),
        'unit?': text(),
        visibleTo: oneOf(['everyone', 'staff']),
        'text?': opened,
        attachments: listOf(attachment),
      }),
    ),
    'resolution?': shape({
      at: instant,
      unit: text(),
      outcome: oneOf(outcomes),
      'account?': opened,
      attachments: listOf(attachment),
      'revisitAt?': instant,
      stands: flag,
      'lead?': uuid,
    }),
    'delivered?': shape({ at: instant, means: oneOf([...contactMeans, 'rating']) }),
    ratings: listOf(
      shape({
        round: whole(),
        at: instant,
        stars: whole(),
        responded: flag,
        solved: flag,
        satisfied: flag,
        'remark?': opened,
      }),
    ),
    'review?': shape({
      status: oneOf(['pending', 'decided']),
      'by?': text(),
      'upheld?': flag,
      'opinion?': opened,
    }),
    'closed?': shape({ at: instant, cause: oneOf(closeCauses) }),
    'notice?': shape({ ground: text(), basis: text(), properChannel: text(), remedy: text() }),
    updatedAt: instant,
    revision: whole(),
    names: byId,
  }),
  example: examples.detailExample,
};

export const publicView = {
  name: 'PublicView',
  schema: shape({
    id: uuid,
    number: text(),
    'service?': text(),
    region: text('No finer than the village.'),
    status: oneOf(statuses),
    round: whole(),
    endorsements: whole(),
    receivedAt: instant,
    'closedAt?': instant,
    names: byId,
  }),
  example: examples.publicExample,
};

const contact = shape({ name: text(), 'phone?': text(), 'idNumber?': text(), 'address?': text() });
export const revealedIdentity = {
  name: 'RevealedIdentity',
  schema: shape({ 'reporter?': contact, 'proxy?': contact }),
  example: examples.identityExample,
};
