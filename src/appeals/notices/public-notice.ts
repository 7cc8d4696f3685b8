import { urgencies, type Bilingual, type Urgency } from '../../catalogue';
import type { Recorded } from '../../kernel/event';
import type { Member, PublicEvent, PublicType } from '../../kernel/public-events';
import { moments } from '../../notices';
import * as is from '../integration/members';
import { noticeOf, type NoticeSent } from './notice';

/** What gateways read, and what webhooks get as their body: one shape. */
export const NOTICE_TOPIC = 'suqiu.notification.v1';
const NOTICE_TYPE = 'suqiu.notice.written.v1';

const text = (example: string): Member => ({ type: 'string', example });

export const noticeWritten: PublicType = {
  topic: NOTICE_TOPIC,
  type: NOTICE_TYPE,
  says: { zh: '有通知待送达', en: 'somebody is to be told this' },
  data: {
    number: is.number,
    urgency: is.oneOf(urgencies, 'routine'),
    to: is.object(
      {
        kind: is.oneOf(['citizen', 'unit', 'person'], 'unit'),
        id: { type: 'string', maxLength: 200, example: 'centre-610921102' },
      },
      ['kind', 'id'],
      'Whom: a unit and a person as the directory has them, a citizen by an id that says nothing elsewhere.',
    ),
    text: is.object(
      {
        zh: text('新派单：盘龙村，供电，编号610921-20260701-0001。'),
        en: text('Routed to you: 盘龙村, Power, 610921-20260701-0001.'),
      },
      ['zh', 'en'],
      'What to say, word for word; what happened within a while has a line each.',
    ),
    notices: is.listOf(
      is.object({ id: is.appeal, moment: is.oneOf(moments, 'routed'), at: is.instant }, [
        'id',
        'moment',
        'at',
      ]),
      'What it tells of, in order.',
    ),
  },
  required: ['number', 'urgency', 'to', 'text', 'notices'],
};

/** The same notices give the same event: its time is the first one's. */
export function publicNotice(
  id: string,
  notices: readonly [Recorded<NoticeSent>, ...Recorded<NoticeSent>[]],
  text: Bilingual,
  urgency: Urgency,
): PublicEvent {
  const [{ event, metadata }] = notices;
  const { appeal, number, to } = event.data;
  return {
    ...{ topic: NOTICE_TOPIC, type: NOTICE_TYPE, id, subject: appeal, time: metadata.occurredAt },
    data: {
      ...{ number, urgency, to: { kind: to.kind, id: to.id }, text },
      notices: notices.map(({ stream, event: { data }, metadata: { occurredAt } }) => ({
        id: noticeOf(stream),
        moment: data.moment,
        at: occurredAt,
      })),
    },
  };
}
