import type { Recorded } from '../../../kernel/event';
import type { Projection, RowChange } from '../../../kernel/projection';
import { noticeOf, noticeSchemas, type NoticeEvent } from '../../notices/notice';
import type { Recipient } from '../../notices/moments';
import { inboxReadTable, inboxTable, type InboxReadRow, type InboxRow } from './row';

export const recipientKey = ({ kind, id }: Recipient): string => `${kind}:${id}`;

/** What each has been told, newest first, and what they have read of it. */
export const inboxProjection: Projection<NoticeEvent> = {
  name: 'inbox',
  version: 3,
  category: 'notice',
  schemas: noticeSchemas,
  tables: [inboxTable, inboxReadTable],
  project: ({ stream, event, metadata }: Recorded<NoticeEvent>): readonly RowChange[] => {
    const notice = noticeOf(stream);
    if (event.type === 'NoticeRead') {
      const row: InboxReadRow = { notice, person: event.data.by };
      return [{ kind: 'insert', table: inboxReadTable.name, row: { ...row } }];
    }
    // What a channel took, or did not, stands beside the notice in the inbox.
    if (event.type === 'NoticeFailed' || event.data.posted !== undefined) return [];
    const { appeal, number, receivedAt, moment, to, ofClaim, survey = null, text } = event.data;
    const row: InboxRow = {
      ...{ notice, recipient: recipientKey(to), appeal, number, moment, survey },
      reported_at: receivedAt,
      sent_at: metadata.occurredAt,
      confidential: ofClaim ? 1 : 0,
      text: JSON.stringify(text),
    };
    return [{ kind: 'insert', table: inboxTable.name, row: { ...row } }];
  },
};
