import type { Table } from '../../kernel/projection';

/** What the figures remember of an appeal: a `Life` as JSON. */
export interface LifeRow {
  readonly appeal: string;
  readonly life: string;
}

/** One thing that was counted. */
export interface FactRow {
  readonly appeal: string;
  readonly fact: string;
  readonly leaf: string;
  /** The county's. */
  readonly day: string;
  readonly at: string;
  readonly round: number;
  readonly unit: string | null;
  /** The day after whose end it waits no more; null while it does, and where nothing waits. */
  readonly until_day: string | null;
  readonly minutes: number | null;
  readonly bucket: number | null;
  /** 1: it stands in no sum. */
  readonly guarded: number;
  /** 1: its round is left out of the rates. */
  readonly excluded: number;
}

/** How often on one day in one place, at one unit, or of one service. */
export interface SumRow {
  readonly scope: string;
  readonly day: string;
  readonly leaf: string;
  readonly n: number;
  /** Of these, those that are left out of the rates. */
  readonly x: number;
}

/** Of the rounds of one scope: how many began on this day, were done with on it, and wait that began on it. */
export interface BacklogRow {
  readonly scope: string;
  readonly day: string;
  readonly begun: number;
  readonly done: number;
  readonly waits: number;
}

export const livesTable: Table = {
  name: 'figure_lives',
  columns: { appeal: 'text', life: 'text' } satisfies Record<keyof LifeRow, 'text'>,
  primaryKey: ['appeal'],
  indexes: [],
  isReadBack: true,
};

export const factsTable: Table = {
  name: 'figure_facts',
  columns: {
    appeal: 'text',
    fact: 'text',
    leaf: 'text',
    day: 'text',
    at: 'text',
    round: 'integer',
    unit: 'text',
    until_day: 'text',
    minutes: 'integer',
    bucket: 'integer',
    guarded: 'integer',
    excluded: 'integer',
  } satisfies Record<keyof FactRow, 'text' | 'integer'>,
  primaryKey: ['appeal', 'fact'],
  indexes: [
    ['guarded', 'leaf', 'day'],
    ['unit', 'leaf', 'day'],
  ],
};

export const sumsTable: Table = {
  name: 'figure_sums',
  columns: { scope: 'text', day: 'text', leaf: 'text', n: 'integer', x: 'integer' } satisfies Record<
    keyof SumRow,
    'text' | 'integer'
  >,
  primaryKey: ['scope', 'day', 'leaf'],
  indexes: [],
};

export const backlogTable: Table = {
  name: 'figure_backlog',
  columns: {
    scope: 'text',
    day: 'text',
    begun: 'integer',
    done: 'integer',
    waits: 'integer',
  } satisfies Record<keyof BacklogRow, 'text' | 'integer'>,
  primaryKey: ['scope', 'day'],
  indexes: [],
};
