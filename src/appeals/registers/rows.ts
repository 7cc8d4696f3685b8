import type { Table } from '../../kernel/projection';

/** What every register has: a line of its own, when it happened, and of which appeal, where it is of one. */
interface Entry {
  readonly key: string;
  readonly at: string;
  readonly event: string;
}
interface OfAppeal extends Entry {
  readonly appeal: string;
}

/** A deadline that somebody on duty let pass; `at` is when it was due. */
export interface LateRow extends OfAppeal {
  readonly recorded_at: string;
  readonly deadline: string;
  readonly kind: string;
  readonly round: number;
  readonly owner: string;
  /** Who answers for it. */
  readonly unit: string;
  /** 1: it hangs on a claim. */
  readonly confidential: number;
}

export const decisions = ['pending', 'granted', 'refused', 'ended'] as const;
export type Decision = (typeof decisions)[number];

/** 派单异议, and what came of it; `ended`: accepted, recalled or taken over meanwhile. Texts are sealed, as JSON. */
export interface ReturnRow extends OfAppeal {
  readonly unit: string;
  readonly ordinal: number;
  readonly proposed: string | null;
  readonly decides: string;
  readonly ground: string;
  readonly basis: string;
  readonly decision: Decision;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly reason: string | null;
}

/** What a published version did to an appeal. */
export interface MoveRow extends OfAppeal {
  readonly document: string;
  readonly version: number;
  readonly deadline: string | null;
  readonly was: string | null;
  readonly due_at: string | null;
  readonly confidential: number;
}

/** Who looked at what; of no appeal for a look-up by number, a period, a register. */
export interface AccessRow extends Entry {
  readonly appeal: string | null;
  readonly kind: string;
  readonly role: string;
  readonly person: string;
  readonly unit: string | null;
  readonly purpose: string | null;
  /** Sealed, as JSON. */
  readonly reason: string | null;
  readonly what: string | null;
  readonly asked: string | null;
}

/** Looks at an appeal that whoever stands behind it is not told of, and until when. */
export interface WithheldRow {
  /** `<appeal>.<number>` */
  readonly withheld: string;
  readonly appeal: string;
  readonly until: string;
  readonly unit: string | null;
  /** From whom alone. */
  readonly party: string | null;
  readonly person: string;
}

/** Whose data is restricted now. */
export interface RestrictedRow {
  readonly citizen: string;
}

type Columns<Row> = Record<keyof Row, 'text' | 'integer'>;

const entry = { key: 'text', at: 'text', event: 'text' } as const;
const ofAppeal = { ...entry, appeal: 'text' } as const;

export const lateTable: Table = {
  name: 'register_late',
  columns: {
    ...ofAppeal,
    recorded_at: 'text',
    deadline: 'text',
    kind: 'text',
    round: 'integer',
    owner: 'text',
    unit: 'text',
    confidential: 'integer',
  } satisfies Columns<LateRow>,
  primaryKey: ['key'],
  indexes: [
    ['at', 'key'],
    ['unit', 'at', 'key'],
  ],
};

export const returnsTable: Table = {
  name: 'register_returns',
  columns: {
    ...ofAppeal,
    unit: 'text',
    ordinal: 'integer',
    proposed: 'text',
    decides: 'text',
    ground: 'text',
    basis: 'text',
    decision: 'text',
    decided_at: 'text',
    decided_by: 'text',
    reason: 'text',
  } satisfies Columns<ReturnRow>,
  primaryKey: ['key'],
  indexes: [
    ['at', 'key'],
    ['unit', 'at', 'key'],
    ['appeal', 'decision'],
  ],
};

export const movesTable: Table = {
  name: 'register_moves',
  columns: {
    ...ofAppeal,
    document: 'text',
    version: 'integer',
    deadline: 'text',
    was: 'text',
    due_at: 'text',
    confidential: 'integer',
  } satisfies Columns<MoveRow>,
  primaryKey: ['key'],
  indexes: [['document', 'version', 'at', 'key']],
};

export const accessesTable: Table = {
  name: 'register_accesses',
  columns: {
    ...ofAppeal,
    kind: 'text',
    role: 'text',
    person: 'text',
    unit: 'text',
    purpose: 'text',
    reason: 'text',
    what: 'text',
    asked: 'text',
  } satisfies Columns<AccessRow>,
  primaryKey: ['key'],
  indexes: [
    ['at', 'key'],
    ['person', 'at', 'key'],
    ['appeal', 'at', 'key'],
  ],
};

export const withheldTable: Table = {
  name: 'register_withheld',
  columns: {
    withheld: 'text',
    appeal: 'text',
    until: 'text',
    unit: 'text',
    party: 'text',
    person: 'text',
  } satisfies Columns<WithheldRow>,
  primaryKey: ['withheld'],
  indexes: [['appeal']],
};

export const restrictedTable: Table = {
  name: 'register_restricted',
  columns: { citizen: 'text' } satisfies Columns<RestrictedRow>,
  primaryKey: ['citizen'],
  indexes: [],
};
