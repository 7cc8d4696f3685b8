import type { DeadlineId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import { millisOf, type Instant } from '../../kernel/time';

/** What is counted. */
export type FactKind =
  | 'begun'
  | 'routed'
  | 'accepted'
  | 'respond'
  | 'whole'
  | 'resolved'
  | 'closed'
  | 'escalated'
  | 'returned'
  | 'missed'
  | 'rated'
  | 'answered'
  | 'excluded';

/** One thing that counts once: the lists behind the figures are lists of these. */
export interface Fact {
  /** Within its appeal: a fact that is put right keeps it. */
  readonly id: string;
  readonly kind: FactKind;
  /** What kind of it: a cause, stars, a clock, `yes.no`. */
  readonly as?: string | undefined;
  readonly round: number;
  readonly at: Instant;
  /** Whose figure it is. */
  readonly unit?: UnitId | undefined;
  /** When what had begun was done with. */
  readonly until?: Instant | undefined;
  /** How long it took, by the clock on the wall. */
  readonly minutes?: number | undefined;
}

/** What the figures remember of an appeal between two of its events. */
export interface Life {
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  readonly round: number;
  readonly violation: boolean;
  /** Whom it names. */
  readonly named: readonly string[];
  /** Who owes the reaching and the whole matter of this round. */
  readonly owners: Readonly<Record<DeadlineId, UnitId>>;
  /** The rounds that are left out of the rates. */
  readonly excluded: readonly number[];
  readonly facts: readonly Fact[];
}

/** Not everybody who sees the place may see this one: it is in no sum, and counted for each caller. */
export const isGuarded = ({ violation, named }: Life): boolean => violation || named.length > 0;

export const isExcluded = ({ excluded }: Life, { round }: Fact): boolean => excluded.includes(round);

export const factOf = (life: Life, id: string): Fact | undefined => life.facts.find((fact) => fact.id === id);
export const ofRound = (life: Life, name: string): string => `${life.round}/${name}`;

/** Puts it in, or in the place of what stood there. */
export const withFact = (life: Life, fact: Fact): Life => ({
  ...life,
  facts: factOf(life, fact.id)
    ? life.facts.map((known) => (known.id === fact.id ? fact : known))
    : [...life.facts, fact],
});

export const withoutFact = (life: Life, id: string): Life => ({
  ...life,
  facts: life.facts.filter((fact) => fact.id !== id),
});

export function changedFact(life: Life, id: string, change: Partial<Fact>): Life {
  const fact = factOf(life, id);
  return fact === undefined ? life : withFact(life, { ...fact, ...change });
}

/** How long the reporter has waited in this round, by the clock on the wall. */
export function minutesInto(life: Life, round: number, at: Instant): number {
  const from = factOf(life, `${round}/begun`)?.at ?? at;
  return Math.max(0, Math.round((millisOf(at) - millisOf(from)) / 60_000));
}

/** What may happen more than once in a round, one after the other. */
export function onceMore(life: Life, kind: FactKind, at: Instant, unit: UnitId | undefined): Life {
  const before = life.facts.filter((fact) => fact.kind === kind && fact.round === life.round).length;
  return withFact(life, { id: ofRound(life, `${kind}/${before + 1}`), kind, round: life.round, at, unit });
}
