import type { Table } from '../../../kernel/projection';

/** What an open appeal stands at: ranked, and read back at its next event. Gone once nothing is owed in it. */
export interface TriageRow {
  readonly appeal: string;
  readonly county: string;
  readonly town: string | null;
  readonly village: string | null;
  /** The unit that must act first; null where nobody on duty owes anything now. */
  readonly unit: string | null;
  /** When somebody on duty must have acted next; null while everything is paused. */
  readonly due_at: string | null;
  /** By when it wants looking at; `PAUSED` while everything is paused, null where nobody on duty owes anything. */
  readonly risk_at: string | null;
  /** A `Standing` as JSON. */
  readonly standing: string;
}

/** After every instant there is: what is paused comes last. */
export const PAUSED = '9999-12-31T23:59:59.999Z';

/** Why a dispatcher opens a part of the list. */
export const standingGroups = ['returned', 'confirmation', 'decision', 'reopened', 'kept-open'] as const;
export type StandingGroup = (typeof standingGroups)[number];

/** One reason to look at an open appeal that does not depend on the hour. */
export interface TriageGroupRow {
  readonly grp: StandingGroup;
  readonly appeal: string;
  /** Whose move it is. */
  readonly unit: string;
  readonly town: string | null;
  readonly due_at: string;
}

export const triageTable: Table = {
  name: 'appeal_triage',
  columns: {
    appeal: 'text',
    county: 'text',
    town: 'text',
    village: 'text',
    unit: 'text',
    due_at: 'text',
    risk_at: 'text',
    standing: 'text',
  } satisfies Record<keyof TriageRow, 'text'>,
  primaryKey: ['appeal'],
  indexes: [
    ['risk_at', 'appeal'],
    ['town', 'risk_at', 'appeal'],
    ['village', 'risk_at', 'appeal'],
    ['due_at', 'appeal'],
  ],
  json: ['standing'],
  isReadBack: true,
};

export const triageGroupsTable: Table = {
  name: 'appeal_triage_groups',
  columns: { grp: 'text', appeal: 'text', unit: 'text', town: 'text', due_at: 'text' } satisfies Record<
    keyof TriageGroupRow,
    'text'
  >,
  primaryKey: ['grp', 'appeal', 'unit'],
  indexes: [['grp', 'town', 'appeal'], ['appeal']],
};

/** How long finished steps took, one row a group: a histogram whose counts weigh less the older they are. */
export const stepTimesTable: Table = {
  name: 'appeal_step_times',
  columns: { grp: 'text', counts: 'text' },
  primaryKey: ['grp'],
  indexes: [],
  json: ['counts'],
  isReadBack: true,
};
