import type { Recorded } from '../../../kernel/event';
import type { Projection, RowChange } from '../../../kernel/projection';
import { noticeOf, noticeSchemas, type NoticeEvent } from '../../notices/notice';
import { sendingTable, type SendingRow } from './row';

/** Which notices and messages tell of an appeal. What they say is read from the log. */
export const sendingsProjection: Projection<NoticeEvent> = {
  name: 'sendings',
  version: 1,
  category: 'notice',
  schemas: noticeSchemas,
  isBackground: true,
  tables: [sendingTable],
  project: ({ stream, event }: Recorded<NoticeEvent>): readonly RowChange[] => {
    if (event.type === 'NoticeRead') return [];
    const row: SendingRow = { appeal: event.data.appeal, notice: noticeOf(stream) };
    return [{ kind: 'insert', table: sendingTable.name, row: { ...row } }];
  },
};
