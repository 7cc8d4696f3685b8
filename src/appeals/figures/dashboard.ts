import type { Day } from '../../kernel/time';
import type { Counted } from './counts';
import {
  agedCodes,
  flowCodes,
  rateCodes,
  rates,
  timedFigures,
  type FigureCode,
  type RateCode,
} from './definitions';
import type { Durations } from './durations';
import { agesOf, excludedOf, numbersOf, timesOf, type Numbers } from './figures';
import { timedKinds, type Timed } from './leaves';
import type { Period } from './period';
import { isSmall, withheldOf } from './withheld';

/** A figure, and where the list is that it counts; of what is sensitive and small, only that there is something. */
export interface Count {
  readonly count?: number | undefined;
  readonly list?: string | undefined;
  readonly withheld?: true | undefined;
}
export interface Figure extends Count {
  readonly figure: FigureCode;
  /** In the period before, and in the same days of last year. */
  readonly before?: Count | undefined;
  readonly lastYear?: Count | undefined;
}
interface Share {
  /** Both without what is excluded. */
  readonly numerator: Count;
  readonly denominator: Count;
  /** 剔除: how many of the denominator's are left out. */
  readonly excluded: Count;
  /** Of 1, to four places; absent where there is nothing to divide by, and where it would tell what is withheld. */
  readonly share?: number | undefined;
}
export interface Rate extends Share {
  readonly rate: RateCode;
  readonly before: Share;
  readonly lastYear: Share;
}
export interface Took extends Durations {
  readonly step: Timed;
  /** Where the steps are that were sampled. */
  readonly list?: string | undefined;
  readonly withheld?: true | undefined;
}
export interface Periods {
  readonly period: Period;
  readonly before: Period;
  readonly lastYear: Period;
}
export interface Dashboard {
  readonly figures: readonly Figure[];
  readonly rates: readonly Rate[];
  readonly took: readonly Took[];
}

type Which = keyof Periods;
const nothing: ReadonlySet<FigureCode> = new Set();

export interface Counts {
  readonly periods: Periods;
  readonly counted: Readonly<Record<Which, Counted>>;
  /** Absent where the period is over: what waited then is known, how long each had is not asked. */
  readonly waiting?: ReadonlyMap<string, number> | undefined;
  readonly today: Day;
  /** Small figures are withheld. */
  readonly sensitive: boolean;
  /** Nothing where no list shows it. @param excluded only those that are excluded, or only those that are not */
  readonly linkTo: (
    figure: FigureCode,
    period: Period,
    only?: { readonly excluded?: boolean | undefined; readonly timed?: true | undefined },
  ) => string | undefined;
}

/** A dashboard has 150 counts: members are named one by one, as spreading parts together takes ten times as long. */
export function dashboardOf({ periods, counted, waiting, today, sensitive, linkTo }: Counts): Dashboard {
  const ages: Numbers = waiting === undefined ? new Map() : agesOf(waiting, today);
  const sides = {
    period: sideOf('period', ages),
    before: sideOf('before', new Map()),
    lastYear: sideOf('lastYear', new Map()),
  };
  function sideOf(which: Which, aged: Numbers) {
    const flows = numbersOf(counted[which]);
    const numbers: Numbers = aged.size === 0 ? flows : new Map([...flows, ...aged]);
    const hidden: ReadonlySet<FigureCode> = sensitive ? withheldOf(numbers) : nothing;
    return { period: periods[which], numbers, hidden, left: excludedOf(counted[which]) };
  }
  type Side = ReturnType<typeof sideOf>;

  const count = (figure: FigureCode, { period, numbers, hidden }: Side): Count =>
    hidden.has(figure)
      ? { withheld: true }
      : { count: numbers.get(figure) ?? 0, list: linkTo(figure, period) };
  const part = (figure: FigureCode, { period, numbers, hidden, left }: Side, excluded: boolean): Count => {
    if (hidden.has(figure)) return { withheld: true };
    const out = left.get(figure) ?? 0;
    const of = excluded ? out : (numbers.get(figure) ?? 0) - out;
    if (sensitive && isSmall(of)) return { withheld: true };
    return { count: of, list: linkTo(figure, period, { excluded }) };
  };
  const share = (rate: RateCode, side: Side): Share => {
    const numerator = part(rates[rate].of, side, false);
    const denominator = part(rates[rate].outOf, side, false);
    const excluded = part(rates[rate].outOf, side, true);
    const [of, outOf] = [numerator.count, denominator.count];
    return {
      numerator,
      denominator,
      excluded,
      share:
        of === undefined || outOf === undefined || outOf === 0
          ? undefined
          : Math.round((of / outOf) * 10_000) / 10_000,
    };
  };
  const flow = (figure: FigureCode): Figure => {
    const { count: n, list, withheld } = count(figure, sides.period);
    const [before, lastYear] = [count(figure, sides.before), count(figure, sides.lastYear)];
    return { figure, count: n, list, withheld, before, lastYear };
  };
  return {
    figures: [
      ...flowCodes.map(flow),
      ...(waiting === undefined
        ? []
        : agedCodes.map((figure) => ({ figure, ...count(figure, sides.period) }))),
    ],
    rates: rateCodes.map((rate) => {
      const { numerator, denominator, excluded, share: of } = share(rate, sides.period);
      const [before, lastYear] = [share(rate, sides.before), share(rate, sides.lastYear)];
      return { rate, numerator, denominator, excluded, share: of, before, lastYear };
    }),
    took: timedKinds.map((step) => {
      const times = timesOf(counted.period, step);
      if (sensitive && isSmall(times.samples)) return { step, samples: 0, withheld: true };
      return { step, ...times, list: linkTo(timedFigures[step], periods.period, { timed: true }) };
    }),
  };
}
