import type { Channel, Origin, Urgency } from '../../../catalogue';
import type { Table } from '../../../kernel/projection';
import type { Tier } from '../../../kernel/tier';
import type { CloseCause, ResolutionOutcome, Status } from '../../domain/values';

/** One appeal as lists show it. No personal data: citizens by id, words sealed and in a table beside. Instants as text. */
export interface AppealRow {
  readonly appeal: string;
  readonly number: string;
  /** The place, and each whole level of it. */
  readonly region: string;
  readonly county: string;
  readonly town: string | null;
  readonly village: string | null;
  readonly grid: string | null;
  readonly grid2: string | null;
  readonly grid3: string | null;
  readonly service: string | null;
  readonly urgency: Urgency;
  /** 1 for a violation report, or one that may turn out to be. */
  readonly violation: number;
  readonly origin: Origin;
  readonly channel: Channel;
  readonly status: Status;
  readonly round: number;
  readonly tier: Tier | null;
  readonly holder: string | null;
  readonly assignee: string | null;
  /** The centre whose dispatcher has to route it; null once it is routed. */
  readonly queue: string | null;
  readonly merged_into: string | null;
  /** The incident that it is counted to. */
  readonly incident: string | null;
  readonly reporter: string | null;
  readonly proxy: string | null;
  /** Who typed it in: a grid worker, an officer at the window. */
  readonly reported_by: string;
  /** Hash of the secret that opens an anonymous appeal. */
  readonly secret_hash: string | null;
  readonly endorsements: number;
  readonly outcome: ResolutionOutcome | null;
  /** 0 while the outcome waits for confirmation above: to the reporter there is none yet. */
  readonly outcome_stands: number;
  readonly stars: number | null;
  /** When the whole matter is due. */
  readonly due_at: string | null;
  readonly misses: number;
  readonly reported_at: string;
  readonly updated_at: string;
  readonly closed_at: string | null;
  readonly cause: CloseCause | null;
  /** What came with the report. */
  readonly attachments: number;
  /** A `Happening` as JSON: the last of all, and the last that others than staff may know of. */
  readonly last: string;
  readonly last_open: string;
  readonly revision: number;
}

/** What was said, beside the row: an appeal's row is written at every event, and words are said once. */
export interface AppealWordsRow {
  readonly appeal: string;
  /** A `Sealed<string>` as JSON. */
  readonly said: string;
}

/** Who stands behind an appeal, or once did; never forgotten, though another guardian or a correction takes their place. */
export interface AppealPersonRow {
  readonly appeal: string;
  readonly citizen: string;
}

/** A unit that holds, held, decides on or helps with the appeal; never forgotten. */
export interface AppealUnitRow {
  readonly appeal: string;
  readonly unit: string;
}

/** Whom an appeal names. An absent half is the empty text, so that it can be part of the key. */
export interface AppealAccusedRow {
  readonly appeal: string;
  readonly unit: string;
  readonly person: string;
  /** 1 once the discipline desk has confirmed it; what it dismissed has no row. */
  readonly confirmed: number;
}

/** Each filter that a role's list starts from ends in the cursor's two columns, so that a page is one range. */
const newestFirst = (column: keyof AppealRow): readonly string[] => [column, 'reported_at', 'appeal'];

export const appealsTable: Table = {
  name: 'appeals',
  columns: {
    appeal: 'text',
    number: 'text',
    region: 'text',
    county: 'text',
    town: 'text',
    village: 'text',
    grid: 'text',
    grid2: 'text',
    grid3: 'text',
    service: 'text',
    urgency: 'text',
    violation: 'integer',
    origin: 'text',
    channel: 'text',
    status: 'text',
    round: 'integer',
    tier: 'text',
    holder: 'text',
    assignee: 'text',
    queue: 'text',
    merged_into: 'text',
    incident: 'text',
    reporter: 'text',
    proxy: 'text',
    reported_by: 'text',
    secret_hash: 'text',
    endorsements: 'integer',
    outcome: 'text',
    outcome_stands: 'integer',
    stars: 'integer',
    due_at: 'text',
    misses: 'integer',
    reported_at: 'text',
    updated_at: 'text',
    closed_at: 'text',
    cause: 'text',
    attachments: 'integer',
    last: 'text',
    last_open: 'text',
    revision: 'integer',
  } satisfies Record<keyof AppealRow, 'text' | 'integer' | 'real'>,
  primaryKey: ['appeal'],
  indexes: [
    ['reported_at', 'appeal'],
    ['updated_at', 'appeal'],
    newestFirst('town'),
    newestFirst('village'),
    newestFirst('reporter'),
    newestFirst('holder'),
    newestFirst('reported_by'),
    ['number'],
  ],
  sparseIndexes: [newestFirst('proxy'), newestFirst('queue'), newestFirst('incident'), ['secret_hash']],
};

export const appealWordsTable: Table = {
  name: 'appeal_words',
  columns: { appeal: 'text', said: 'text' } satisfies Record<keyof AppealWordsRow, 'text'>,
  primaryKey: ['appeal'],
  indexes: [],
};

export const appealPeopleTable: Table = {
  name: 'appeal_people',
  columns: { appeal: 'text', citizen: 'text' } satisfies Record<keyof AppealPersonRow, 'text'>,
  primaryKey: ['citizen', 'appeal'],
  indexes: [],
};

export const appealUnitsTable: Table = {
  name: 'appeal_units',
  columns: { appeal: 'text', unit: 'text' },
  primaryKey: ['appeal', 'unit'],
  indexes: [['unit', 'appeal']],
};

export const appealAccusedTable: Table = {
  name: 'appeal_accused',
  columns: { appeal: 'text', unit: 'text', person: 'text', confirmed: 'integer' },
  primaryKey: ['appeal', 'unit', 'person'],
  indexes: [],
};
