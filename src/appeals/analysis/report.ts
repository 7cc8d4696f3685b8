import type { RegionCode } from '../../kernel/ids';
import type { Period } from '../figures/period';
import type { Replaced } from './alike';
import {
  hotspotsIn,
  repeatMattersIn,
  repeatReportersIn,
  trendsIn,
  type Hotspot,
  type RepeatMatter,
  type RepeatReporter,
  type Reported,
  type Trend,
} from './found';
import type { ReportKind, Windows } from './windows';

/** 研判: what a week or a month brought, and what of it chance does not explain. */
export interface Report {
  readonly kind: ReportKind;
  readonly id: string;
  readonly period: Period;
  /** The same weekdays, that it is compared with; the nearest first. */
  readonly before: readonly Period[];
  /** Days of those that are worked and the period's are not, or the other way round: what stands in for each. */
  readonly replaced: readonly Replaced[];
  readonly trends: readonly Trend[];
  readonly hotspots: readonly Hotspot[];
  readonly repeatReporters: readonly RepeatReporter[];
  readonly repeatMatters: readonly RepeatMatter[];
}

export const reportOf = (
  kind: ReportKind,
  id: string,
  windows: Windows,
  all: readonly Reported[],
  county: RegionCode,
): Report => ({
  ...{ kind, id, period: windows.period, before: windows.before, replaced: windows.compared.replaced },
  trends: trendsIn(all, windows, county),
  hotspots: hotspotsIn(all, windows),
  repeatReporters: repeatReportersIn(all, windows),
  repeatMatters: repeatMattersIn(all, windows),
});

/** Services of which more is asked than chance explains. */
export const growingIn = ({ trends }: Report): readonly Trend[] =>
  trends.filter(({ of, direction }) => of === 'service' && direction === 'up');
