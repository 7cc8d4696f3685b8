import type { Table } from '../../../kernel/projection';

/** A notice in the inbox, or a message by a channel: where it stands in the log, found by the appeal that it tells of. */
export interface SendingRow {
  readonly appeal: string;
  /** Of its stream. */
  readonly notice: string;
}

export const sendingTable: Table = {
  name: 'sending',
  columns: { appeal: 'text', notice: 'text' } satisfies Record<keyof SendingRow, 'text'>,
  primaryKey: ['appeal', 'notice'],
  indexes: [],
};
