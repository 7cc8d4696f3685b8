import type { RevealedIdentity } from '../../../access';
import { channels, origins, urgencies } from '../../../catalogue';
import { shapes } from '../../../edge';
import { tiers } from '../../../kernel/tier';
import type { AppealAnswer } from '../../application/answer';
import type { ViewOf } from '../../application/queries/appeal-queries';
import type * as queries from '../../application/queries/appeal-queries';
import type { ListItem, QueueItem } from '../../application/queries/list-items';
import type { ListPage } from '../../application/queries/list-queries';
import { closeCauses, contactMeans, outcomes, statuses } from '../../domain/values';
import {
  attachments,
  coHandling,
  correction,
  form,
  pendingExtension,
  pendingReturn,
  pendingSuspension,
  place,
  remark,
  whistle,
} from './appeal-parts';
import { eventType } from './event-type';
import { actions, endorsing, listItem, page, queueItem, refused } from './rows';
import { supervisions } from './supervision';
import { at, ID, names, NUMBER, reportExample, SERVICE, TOWN, VILLAGE } from './story';

const { answerOf, byId, eg, flag, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

export const appealAnswer = answerOf<AppealAnswer>()(
  'AppealAnswer',
  shape({
    id: eg(uuid, ID),
    number: eg(text('What a person reads out on the telephone.'), NUMBER),
    status: eg(oneOf(statuses), 'reported'),
    revision: eg(whole('For `If-Match`.'), 1),
    round: eg(whole(), 1),
    events: eg(
      listOf(named('RecordedEvent', shape({ type: eventType, revision: whole(), occurredAt: instant }))),
      [
        { type: 'AppealReported', revision: 0, occurredAt: at('10:00:00') },
        { type: 'AppealClassified', revision: 1, occurredAt: at('10:00:00') },
      ],
    ),
    'secret?': text(
      'Opens an anonymous appeal later, as `Suqiu-Secret`. Given once, and again to a repeated request.',
    ),
  }),
);

export const appealList = answerOf<ListPage<ListItem>>()(
  'AppealList',
  page(listItem, 'WyIyMDI2LTA3LTAxVDAyOjAwOjAwLjAwMFoiXQ'),
);

export const queuePage = answerOf<ListPage<QueueItem>>()('Queue', page(queueItem));

const identityMark = named('IdentityMark', shape({ mark: oneOf(['restricted', 'erased']), at: instant }));

export const appealDetail = answerOf<ViewOf<queries.ShowAppeal>>()(
  'Appeal',
  shape({
    id: eg(uuid, ID),
    number: eg(text(), NUMBER),
    status: eg(oneOf(statuses), 'routed'),
    round: eg(whole(), 1),
    origin: eg(oneOf(origins), 'citizen'),
    channel: eg(oneOf(channels), 'app'),
    'service?': eg(text(), SERVICE),
    candidates: eg(listOf(text()), []),
    'onDuty?': {
      ...listOf(named('OnDuty', shape({ person: text(), until: instant }))),
      description: 'Of what is critical and open, for staff: who is on duty now where the next move is.',
    },
    urgency: eg(oneOf(urgencies), 'urgent'),
    tags: eg(listOf(opened), []),
    violation: eg(flag, false),
    place: place,
    'words?': eg(opened, reportExample.words),
    'summary?': opened,
    'form?': form,
    attachments,
    'reporter?': eg(oneOf(['named', 'anonymous', 'none']), 'named'),
    'identity?': named('IdentityMarks', shape({ 'reporter?': identityMark, 'proxy?': identityMark })),
    'byProxy?': eg(flag, false),
    'ofChild?': {
      ...flag,
      description: 'Whose matter it is is under fourteen; who speaks for them is their guardian.',
    },
    'observedAt?': instant,
    receivedAt: eg(instant, at('10:00:00')),
    'holder?': eg(text(), TOWN),
    'tier?': eg(oneOf(tiers), 'town'),
    'assignee?': text(),
    'queue?': named('Waiting', shape({ unit: text(), 'reason?': opened })),
    'pendingReturn?': pendingReturn,
    'pendingSuspension?': pendingSuspension,
    'pendingExtension?': pendingExtension,
    'suspended?': named('Suspension', shape({ at: instant, until: instant, by: text('Who approved it.') })),
    helpers: eg(listOf(text()), []),
    whistles: eg(listOf(whistle), []),
    supervisions: eg(supervisions, []),
    coHandling: eg(listOf(coHandling), []),
    'mergedInto?': uuid,
    'incident?': uuid,
    carries: eg(listOf(uuid), []),
    corrections: eg(listOf(correction), []),
    endorsements: eg(whole(), 0),
    withdrawn: eg(flag, false),
    remarks: eg(listOf(remark), []),
    earlierRemarks: eg(
      whole('Before those in `remarks`, which are the newest 50: all are in the timeline.'),
      0,
    ),
    'resolution?': named(
      'Resolution',
      shape({
        at: instant,
        unit: text(),
        outcome: oneOf(outcomes),
        'account?': opened,
        attachments,
        'revisitAt?': instant,
        stands: flag,
        'lead?': uuid,
      }),
    ),
    'delivered?': named('Delivered', shape({ at: instant, means: oneOf([...contactMeans, 'rating']) })),
    ratings: eg(
      listOf(
        named(
          'Rating',
          shape({
            ...{ round: whole(), at: instant, stars: whole() },
            ...{ responded: flag, solved: flag, satisfied: flag },
            'remark?': opened,
          }),
        ),
      ),
      [],
    ),
    'review?': named(
      'Review',
      shape({
        status: oneOf(['pending', 'decided']),
        stage: whole('1 is 复查, 2 is 复核.'),
        'by?': text(),
        'upheld?': flag,
        'opinion?': opened,
        'final?': flag,
      }),
    ),
    'closed?': named('Closed', shape({ at: instant, cause: oneOf(closeCauses) })),
    'notice?': named(
      'Notice',
      shape({ ground: text(), basis: text(), properChannel: text(), remedy: text() }),
    ),
    updatedAt: eg(instant, at('10:00:01')),
    revision: eg(whole(), 2),
    actions,
    'refused?': refused,
    names: eg(byId, names),
  }),
);

export const publicView = answerOf<ViewOf<queries.ShowPublicView>>()(
  'PublicView',
  shape({
    id: eg(uuid, ID),
    number: eg(text(), NUMBER),
    'service?': eg(text(), SERVICE),
    region: eg(text('No finer than the village.'), VILLAGE),
    status: eg(oneOf(statuses), 'handling'),
    round: eg(whole(), 1),
    endorsements: eg(whole(), 3),
    receivedAt: eg(instant, at('10:00:00')),
    'closedAt?': instant,
    actions: eg(actions, [endorsing]),
    names: eg(byId, names),
  }),
);

const contact = named(
  'ContactPerson',
  shape({ name: text(), 'phone?': text(), 'idNumber?': text(), 'address?': text() }),
);
export const revealedIdentity = answerOf<RevealedIdentity>()(
  'RevealedIdentity',
  shape({
    'reporter?': eg(contact, { name: '陈桂英', phone: '13891500000', address: '蒲溪镇盘龙村三组' }),
    'proxy?': contact,
    'before?': listOf(shape({ 'reporter?': contact, 'proxy?': contact })),
  }),
);
