import type { Recorded } from '../../kernel/event';
import { appealOf } from '../../kernel/ids';
import type { Projection, RowChange, Table } from '../../kernel/projection';
import { dayOf } from '../../sla';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';

/** Somebody to call back: told of an answer, and not heard yet. Gone once they were heard, or there is nothing to ask. */
export interface FollowUpRow {
  readonly appeal: string;
  /** Whose answer it is; its own people do not ask. */
  readonly unit: string;
  readonly delivered_at: string;
  /** Until when the reporter may rate; with that the matter closes. */
  readonly due_at: string;
  readonly attempts: number;
  /** The days of the first and the last attempt that reached nobody. */
  readonly first_on: string | null;
  readonly last_on: string | null;
  readonly last_at: string | null;
  /** 0 to 99: below the share of its service, it is asked. */
  readonly draw: number;
}

export const followUpsTable: Table = {
  name: 'follow_ups',
  columns: {
    appeal: 'text',
    unit: 'text',
    delivered_at: 'text',
    due_at: 'text',
    attempts: 'integer',
    first_on: 'text',
    last_on: 'text',
    last_at: 'text',
    draw: 'integer',
  } satisfies Record<keyof FollowUpRow, 'text' | 'integer'>,
  primaryKey: ['appeal'],
  indexes: [['due_at', 'appeal']],
};

/** Whose reporter was asked and would not say: nobody asks them again for as long as this stands. */
export interface UnwillingRow {
  readonly appeal: string;
}

export const unwillingTable: Table = {
  name: 'follow_ups_unwilling',
  columns: { appeal: 'text' } satisfies Record<keyof UnwillingRow, 'text'>,
  primaryKey: ['appeal'],
  indexes: [],
};

/** The same for the same round of the same appeal, whoever asks: nobody chooses whom to call. */
export function drawOf(appeal: string, round: number): number {
  let hash = 0x811c9dc5;
  for (const sign of `${appeal}/${round}`) hash = Math.imul(hash ^ sign.charCodeAt(0), 0x01000193) >>> 0;
  return hash % 100;
}

function project({ event, stream, metadata }: Recorded<AppealEvent>): readonly RowChange[] {
  const table = followUpsTable.name;
  const where = { appeal: appealOf(stream) };
  const over: readonly RowChange[] = [{ kind: 'delete', table, where }];
  switch (event.type) {
    case 'FeedbackDelivered': {
      const { to, about, clocks } = event.data;
      const rate = clocks?.started?.find(({ kind }) => kind === 'rate');
      // Without time to rate there is a rating already, or nobody to ask.
      if (to !== 'reporter' || about?.unit === undefined || rate === undefined) return [];
      const row: FollowUpRow = {
        ...{ ...where, unit: about.unit, delivered_at: metadata.occurredAt, due_at: rate.dueAt },
        ...{ attempts: 0, first_on: null, last_on: null, last_at: null },
        draw: drawOf(where.appeal, about.round),
      };
      return [{ kind: 'insert', table, row: { ...row } }];
    }
    case 'FollowUpRecorded': {
      const { reached, unreachable, attempt, wouldNotSay } = event.data;
      if (wouldNotSay === true)
        return [...over, { kind: 'insert', table: unwillingTable.name, row: { ...where } }];
      if (reached || unreachable) return over;
      const on = dayOf(metadata.occurredAt);
      const first = attempt === 1 ? { first_on: on } : {};
      const set = { ...first, attempts: attempt, last_on: on, last_at: metadata.occurredAt };
      return [{ kind: 'update', table, where, set }];
    }
    case 'AppealRated':
      // Who has something to say after all may be asked.
      return [...over, { kind: 'delete', table: unwillingTable.name, where }];
    case 'AppealReopened':
    case 'AppealResolved':
    case 'ResolutionTakenBack':
    case 'AppealClosed':
      return over;
    default:
      return [];
  }
}

/** 待回访: whom the follow-up desk has to call. */
export const followUpsProjection: Projection<AppealEvent> = {
  name: 'follow-ups',
  isBackground: true,
  version: 2,
  category: 'appeal',
  schemas: appealSchemas,
  tables: [followUpsTable, unwillingTable],
  project,
};
