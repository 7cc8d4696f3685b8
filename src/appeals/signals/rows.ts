import type { Table } from '../../kernel/projection';

export interface SignalRow {
  /** `<appeal>.<round>.<code>`: one of a kind in a round. */
  readonly signal: string;
  readonly appeal: string;
  readonly code: string;
  /** Whose closing it was. */
  readonly unit: string;
  readonly at: string;
  readonly event: string;
  readonly round: number;
  readonly minutes: number | null;
  /** How many other appeals are behind it. */
  readonly likes: number;
}
export interface LikeRow {
  readonly signal: string;
  readonly other: string;
}
export interface DecisionRow {
  readonly signal: string;
  readonly confirmed: number;
  /** A `Sealed<string>` as JSON. */
  readonly reason: string;
  readonly decided_by: string;
  readonly decided_at: string;
}

export const signalsTable: Table = {
  name: 'signals',
  columns: {
    signal: 'text',
    appeal: 'text',
    code: 'text',
    unit: 'text',
    at: 'text',
    event: 'text',
    round: 'integer',
    minutes: 'integer',
    likes: 'integer',
  } satisfies Record<keyof SignalRow, 'text' | 'integer'>,
  primaryKey: ['signal'],
  indexes: [
    ['at', 'signal'],
    ['unit', 'at', 'signal'],
  ],
};

export const likesTable: Table = {
  name: 'signal_likes',
  columns: { signal: 'text', other: 'text' } satisfies Record<keyof LikeRow, 'text'>,
  primaryKey: ['signal', 'other'],
  indexes: [],
};

export const decisionsTable: Table = {
  name: 'signal_decisions',
  columns: {
    signal: 'text',
    confirmed: 'integer',
    reason: 'text',
    decided_by: 'text',
    decided_at: 'text',
  } satisfies Record<keyof DecisionRow, 'text' | 'integer'>,
  primaryKey: ['signal'],
  indexes: [],
};

/** What is remembered of an appeal between its events, by its id: a `Watched` as JSON. */
export const watchedTable: Table = {
  name: 'signal_appeals',
  columns: { appeal: 'text', watched: 'text' },
  primaryKey: ['appeal'],
  indexes: [],
  json: ['watched'],
  isReadBack: true,
};

/** What this reporter had resolved last in this service and village: a `Resolved` as JSON. */
export const lastTable: Table = {
  name: 'signal_last',
  columns: { matter: 'text', resolved: 'text' },
  primaryKey: ['matter'],
  indexes: [],
  json: ['resolved'],
  isReadBack: true,
};

/** Which appeals a unit answered with just these words, the last few, as JSON: the words are known by a keyed hash alone. */
export const accountsTable: Table = {
  name: 'signal_accounts',
  columns: { account: 'text', appeals: 'text' },
  primaryKey: ['account'],
  indexes: [],
  json: ['appeals'],
  isReadBack: true,
};
