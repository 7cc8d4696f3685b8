import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { EventId, Position, RegionCode, StreamName, UnitId } from '../../kernel/ids';
import type { Day } from '../../kernel/time';
import { dayOf } from '../../sla';
import type { FigureCode } from '../figures/definitions';
import type { Durations } from '../figures/durations';
import type { Timed } from '../figures/leaves';
import { addDays, type Period } from '../figures/period';
import type { MonthErrorCode } from './messages';

/** `2026-06`, of the county's calendar. */
export type Month = string;

/** Figures by scope, as sums are kept (`r:610921102`, `u:ent-power`, `s:infrastructure-power`); 0 is left out. */
export type Tally = Readonly<Record<string, Readonly<Partial<Record<FigureCode, number>>>>>;

/** How long the steps of each scope took; one without any is left out. */
export type Took = Readonly<Record<string, Readonly<Partial<Record<Timed, Durations>>>>>;

/** A figure of a month that was frozen before, and that is another one now. */
export interface Correction {
  readonly month: Month;
  readonly scope: string;
  readonly figure: FigureCode;
  /** As it was frozen, or last corrected. */
  readonly was: number;
  readonly is: number;
  /** Not the figure, but how much of it is left out of the rates. */
  readonly excluded?: true | undefined;
}

export interface Frozen {
  readonly month: Month;
  readonly county: RegionCode;
  /** Which definitions it was counted by. */
  readonly definitions: number;
  /** What of the log was counted. */
  readonly upTo: {
    readonly position: Position;
    readonly event?: EventId | undefined;
    readonly epoch: string;
  };
  readonly by?: UnitId | undefined;
  readonly figures: Tally;
  /** Of these, what is left out of the rates. */
  readonly excluded: Tally;
  /** Absent in what was frozen before durations were. They are never corrected. */
  readonly took?: Took | undefined;
  /** What changed in earlier months since one was frozen last: it counts here. */
  readonly corrections: readonly Correction[];
}

interface MonthFrozen {
  readonly type: 'MonthFrozen';
  readonly data: Frozen;
}
export type MonthEvent = MonthFrozen;
export interface MonthCommand {
  readonly verb: 'freezeMonth';
  readonly data: Frozen;
}
export type MonthState = Frozen | null;

export const monthSchemas: EventSchemas = { versions: { MonthFrozen: 1 }, upcasts: {} };

const refuse = (code: MonthErrorCode, details?: Readonly<Record<string, unknown>>) =>
  new DomainError(code, details);

/** @throws DomainError `month/no-such` */
export function periodIn(month: Month): Period {
  const [year = 0, number = 0] = month.split('-').map(Number);
  if (!/^\d{4}-\d{2}$/.test(month) || number < 1 || number > 12) throw refuse('month/no-such');
  const next =
    number === 12 ? `${year + 1}-01-01` : `${month.slice(0, 5)}${String(number + 1).padStart(2, '0')}-01`;
  return { from: `${month}-01` as Day, to: addDays(next as Day, -1) };
}

/** @throws DomainError `month/no-such`, `month/not-over`, `month/frozen` */
export function mayFreeze(month: Month, state: MonthState, today: Day): void {
  if (periodIn(month).to >= today) throw refuse('month/not-over', { id: month });
  if (state !== null) throw refuse('month/frozen', { id: month });
}

/** The month after. */
export const monthAfter = (month: Month): Month => addDays(periodIn(month).to, 1).slice(0, 7);

const decider: Decider<MonthState, MonthCommand, MonthEvent, DecisionContext> = {
  initial: null,
  evolve: (_, { data }) => data,
  decide: ({ data }, state, { now }) => {
    mayFreeze(data.month, state, dayOf(now));
    return [{ type: 'MonthFrozen', data }];
  },
  misses: () => [],
};

/** A month's figures as the county stands by them. What changes later is a correction of the month in which it does. */
export const monthAggregate: Aggregate<MonthState, MonthCommand, MonthEvent, DecisionContext> = {
  category: 'month',
  decider,
  schemas: monthSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const monthStream = (county: RegionCode, month: Month): StreamName =>
  `month-${county}-${month}` as StreamName;
