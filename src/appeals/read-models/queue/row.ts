import type { Table } from '../../../kernel/projection';
import type { DeadlineKind, Period } from '../../../sla';

/** One deadline that is owed: gone once it is met or stopped. What a screen shows beside it stands in `appeals`. */
export interface DeadlineRow {
  readonly appeal: string;
  /** `round/kind/subject/ordinal`. */
  readonly deadline: string;
  readonly kind: DeadlineKind;
  /** Unit id, or `reporter`. */
  readonly owner: string;
  readonly started_at: string;
  readonly due_at: string;
  readonly status: 'running' | 'paused';
  /** Since when it stands still; null while it runs. */
  readonly paused_at: string | null;
  readonly missed_at: string | null;
  /** How often it was moved, handed on or resumed. */
  readonly moves: number;
  readonly policy: string;
  readonly calendar: string;
  readonly period_unit: Period['unit'];
  readonly period_amount: number;
  readonly provisional: number;
  /** 1: for who oversees claims. */
  readonly confidential: number;
}

export const deadlinesTable: Table = {
  name: 'appeal_deadlines',
  columns: {
    appeal: 'text',
    deadline: 'text',
    kind: 'text',
    owner: 'text',
    started_at: 'text',
    due_at: 'text',
    status: 'text',
    paused_at: 'text',
    missed_at: 'text',
    moves: 'integer',
    policy: 'text',
    calendar: 'text',
    period_unit: 'text',
    period_amount: 'real',
    provisional: 'integer',
    confidential: 'integer',
  } satisfies Record<keyof DeadlineRow, 'text' | 'integer' | 'real'>,
  primaryKey: ['appeal', 'deadline'],
  indexes: [
    ['owner', 'due_at', 'appeal', 'deadline'],
    ['due_at', 'appeal', 'deadline'],
  ],
};
