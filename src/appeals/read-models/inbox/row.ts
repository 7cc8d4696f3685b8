import type { Table } from '../../../kernel/projection';

/** One notice, found by whom it is for. */
export interface InboxRow {
  readonly notice: string;
  /** `citizen`, `unit` or `person`, a colon, and the id. */
  readonly recipient: string;
  readonly appeal: string;
  /** The human number. */
  readonly number: string;
  readonly reported_at: string;
  readonly moment: string;
  /** Of an invitation: to which survey. */
  readonly survey: string | null;
  readonly sent_at: string;
  /** 1: for who oversees claims. */
  readonly confidential: number;
  /** A sealed text, as JSON. */
  readonly text: string;
}

export const inboxTable: Table = {
  name: 'inbox',
  columns: {
    notice: 'text',
    recipient: 'text',
    appeal: 'text',
    number: 'text',
    reported_at: 'text',
    moment: 'text',
    survey: 'text',
    sent_at: 'text',
    confidential: 'integer',
    text: 'text',
  } satisfies Record<keyof InboxRow, 'text' | 'integer'>,
  primaryKey: ['notice'],
  indexes: [['recipient', 'sent_at', 'notice']],
};

/** Who has read which. */
export interface InboxReadRow {
  readonly notice: string;
  readonly person: string;
}

export const inboxReadTable: Table = {
  name: 'inbox_read',
  columns: { notice: 'text', person: 'text' } satisfies Record<keyof InboxReadRow, 'text'>,
  primaryKey: ['notice', 'person'],
  indexes: [],
};
