import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { AppealNumber, RegionCode, ServiceId, StreamName } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Hotspot, RepeatMatter, Trend } from './found';
import type { ReportKind } from './windows';

export const warningKinds = ['surge', 'hotspot', 'repeat-matter'] as const;

/** What should not wait for the next report, and what it was seen by. */
export interface Warning {
  readonly kind: (typeof warningKinds)[number];
  /** Absent of a surge of a whole place. */
  readonly service?: ServiceId | undefined;
  /** Absent of a surge of a service anywhere. */
  readonly place?: RegionCode | undefined;
  readonly evidence: {
    readonly observed: number;
    readonly before?: number | undefined;
    readonly times?: number | undefined;
    readonly p?: number | undefined;
    readonly adjusted?: number | undefined;
    readonly appeals?: readonly AppealNumber[] | undefined;
  };
}

interface Raised {
  readonly kind: ReportKind;
  readonly period: string;
  readonly warnings: readonly Warning[];
}
interface WarningsRaised {
  readonly type: 'WarningsRaised';
  readonly data: Raised;
}
/** The county's clock has had the period looked at, whatever was found. */
interface PeriodLookedAt {
  readonly type: 'PeriodLookedAt';
  readonly data: Pick<Raised, 'kind' | 'period'>;
}
export type WarningEvent = WarningsRaised | PeriodLookedAt;
export interface WarningCommand {
  /** By a person as often as they like, by the clock once. */
  readonly verb: 'raiseWarnings' | 'lookForWarnings';
  readonly data: Raised;
}
export interface Warnings {
  readonly all: readonly Warning[];
  readonly lookedAt?: Instant | undefined;
}

export const warningSchemas: EventSchemas = {
  versions: { WarningsRaised: 1, PeriodLookedAt: 1 },
  upcasts: {},
};

const isSame = (one: Warning, other: Warning): boolean =>
  one.kind === other.kind && one.service === other.service && one.place === other.place;

const decider: Decider<Warnings, WarningCommand, WarningEvent, DecisionContext> = {
  initial: { all: [] },
  evolve: (before, event, { occurredAt }) =>
    event.type === 'WarningsRaised'
      ? { ...before, all: [...before.all, ...event.data.warnings] }
      : { ...before, lookedAt: occurredAt },
  decide: ({ verb, data }, { all, lookedAt }) => {
    if (verb === 'lookForWarnings' && lookedAt !== undefined) return [];
    const { kind, period } = data;
    const warnings = data.warnings.filter((warning) => !all.some((known) => isSame(known, warning)));
    return [
      ...(warnings.length === 0
        ? []
        : [{ type: 'WarningsRaised' as const, data: { kind, period, warnings } }]),
      ...(verb === 'lookForWarnings' ? [{ type: 'PeriodLookedAt' as const, data: { kind, period } }] : []),
    ];
  },
  misses: () => [],
};

/** 预警 of a week or a month: each once, with the evidence that it was raised on. */
export const warningAggregate: Aggregate<Warnings, WarningCommand, WarningEvent, DecisionContext> = {
  category: 'warning',
  decider,
  schemas: warningSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const warningStream = (county: RegionCode, kind: ReportKind, period: string): StreamName =>
  `warning-${county}-${kind}-${period}` as StreamName;

export interface Findings {
  readonly trends: readonly Trend[];
  readonly hotspots: readonly Hotspot[];
  readonly repeatMatters: readonly RepeatMatter[];
}

/** What of a report is a warning: what chance does not explain, and what comes again in one place. */
export function warningsFrom({ trends, hotspots, repeatMatters }: Findings): readonly Warning[] {
  const evidenceOf = ({ observed, before, times, p, adjusted }: Hotspot | Trend) => ({
    ...{ observed, before, times, p, adjusted },
  });
  return [
    ...trends
      .filter(({ direction }) => direction === 'up')
      .map((trend): Warning => ({
        kind: 'surge',
        ...(trend.of === 'service' ? { service: trend.id as ServiceId } : { place: trend.id as RegionCode }),
        evidence: evidenceOf(trend),
      })),
    ...hotspots.map((spot): Warning => ({
      ...{ kind: 'hotspot', service: spot.service, place: spot.place, evidence: evidenceOf(spot) },
    })),
    ...repeatMatters.map(({ service, village, appeals }): Warning => ({
      ...{ kind: 'repeat-matter', service, place: village },
      evidence: { observed: appeals.length, appeals },
    })),
  ];
}
