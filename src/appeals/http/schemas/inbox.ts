import { shapes } from '../../../edge';
import { moments } from '../../../notices';
import type { InboxPage } from '../../application/queries/inbox';
import { at, ID, NUMBER } from './story';

const { answerOf, eg, flag, instant, listOf, named, oneOf, opened, shape, text, uuid, whole } = shapes;

export const noticeMoment = named('NoticeMoment', oneOf(moments));
const item = named(
  'InboxNotice',
  shape({
    id: eg(uuid, '7c1d2e3f-4a5b-8c6d-9e7f-0a1b2c3d4e5f'),
    moment: eg(noticeMoment, 'resolved'),
    appeal: eg(uuid, ID),
    number: eg(text(), NUMBER),
    at: eg(instant, at('11:42:00')),
    'survey?': { ...uuid, description: 'Of an invitation: to which survey (`GET /me/surveys`).' },
    text: eg(
      { ...opened, description: 'Word for word as it was sent; null once the appeal’s key is destroyed.' },
      `您反映的事项（编号${NUMBER}）已办结，请查看结果并作评价。`,
    ),
    read: eg(flag, false),
  }),
);

export const inbox = answerOf<InboxPage>()(
  'Inbox',
  shape({
    items: listOf(item),
    unread: eg(whole('How many wait to be read, at most 100: for a badge.'), 3),
    'next?': text('The cursor of the next page; absent on the last.'),
  }),
);

export const noticeRead = answerOf<{ readonly id: string; readonly read: true }>()(
  'NoticeRead',
  shape({ id: eg(uuid, '7c1d2e3f-4a5b-8c6d-9e7f-0a1b2c3d4e5f'), read: eg(flag, true) }),
);
