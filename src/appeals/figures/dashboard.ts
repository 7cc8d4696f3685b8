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
const which: readonly Which[] = ['period', 'before', 'lastYear'];

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

export function dashboardOf({ periods, counted, waiting, today, sensitive, linkTo }: Counts): Dashboard {
  const ages: Numbers = waiting === undefined ? new Map() : agesOf(waiting, today);
  const numbers = Object.fromEntries(
    which.map((each) => [
      each,
      new Map([...numbersOf(counted[each]), ...(each === 'period' ? ages : [])]) as Numbers,
    ]),
  ) as Readonly<Record<Which, Numbers>>;
  const hidden = Object.fromEntries(
    which.map((each) => [each, sensitive ? withheldOf(numbers[each]) : new Set<FigureCode>()]),
  ) as Readonly<Record<Which, ReadonlySet<FigureCode>>>;

  const count = (figure: FigureCode, each: Which): Count =>
    hidden[each].has(figure)
      ? { withheld: true }
      : { count: numbers[each].get(figure) ?? 0, list: linkTo(figure, periods[each]) };
  const left = Object.fromEntries(which.map((each) => [each, excludedOf(counted[each])])) as Readonly<
    Record<Which, Numbers>
  >;
  const part = (figure: FigureCode, each: Which, excluded: boolean): Count => {
    if (hidden[each].has(figure)) return { withheld: true };
    const out = left[each].get(figure) ?? 0;
    const of = excluded ? out : (numbers[each].get(figure) ?? 0) - out;
    if (sensitive && isSmall(of)) return { withheld: true };
    return { count: of, list: linkTo(figure, periods[each], { excluded }) };
  };
  const share = (rate: RateCode, each: Which): Share => {
    const numerator = part(rates[rate].of, each, false);
    const denominator = part(rates[rate].outOf, each, false);
    const excluded = part(rates[rate].outOf, each, true);
    const [of, outOf] = [numerator.count, denominator.count];
    return {
      ...{ numerator, denominator, excluded },
      share:
        of === undefined || outOf === undefined || outOf === 0
          ? undefined
          : Math.round((of / outOf) * 10_000) / 10_000,
    };
  };
  return {
    figures: [
      ...flowCodes.map((figure) => ({
        ...{ figure, ...count(figure, 'period') },
        ...{ before: count(figure, 'before'), lastYear: count(figure, 'lastYear') },
      })),
      ...(waiting === undefined ? [] : agedCodes.map((figure) => ({ figure, ...count(figure, 'period') }))),
    ],
    rates: rateCodes.map((rate) => ({
      ...{ rate, ...share(rate, 'period') },
      ...{ before: share(rate, 'before'), lastYear: share(rate, 'lastYear') },
    })),
    took: timedKinds.map((step) => {
      const times = timesOf(counted.period, step);
      if (sensitive && isSmall(times.samples)) return { step, samples: 0, withheld: true };
      return { step, ...times, list: linkTo(timedFigures[step], periods.period, { timed: true }) };
    }),
  };
}
