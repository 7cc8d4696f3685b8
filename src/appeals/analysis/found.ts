import type { AppealNumber, RegionCode, ServiceId } from '../../kernel/ids';
import { adjusted, poissonTest } from './poisson';
import { isIn, type Windows } from './windows';

/** An appeal as it was reported; violation reports and what names somebody are none of them. */
export interface Reported {
  readonly number: AppealNumber;
  readonly day: string;
  readonly service: ServiceId;
  readonly town: RegionCode | null;
  readonly village: RegionCode | null;
  readonly grid: RegionCode | null;
  /** A keyed hash: the same for the same person. */
  readonly reporter: string | null;
}

export const trendKinds = ['county', 'town', 'service'] as const;
export type TrendKind = (typeof trendKinds)[number];
export const directions = ['up', 'down', 'none'] as const;

interface Compared {
  readonly observed: number;
  /** In all the periods before, and how many these are. */
  readonly before: number;
  readonly times: number;
  /** `before` ÷ `times`, to one place. */
  readonly expected: number;
  /** By chance alone, and after so many were asked at once. To six places. */
  readonly p: number;
  readonly adjusted: number;
}
export interface Trend extends Compared {
  readonly of: TrendKind;
  readonly id: string;
  readonly direction: (typeof directions)[number];
  /** `observed` ÷ `expected`, to two places; absent where either is below twenty: a share of few tells nothing. */
  readonly ratio?: number | undefined;
}
export interface Hotspot extends Compared {
  readonly service: ServiceId;
  /** The grid where it is known, else the village. */
  readonly place: RegionCode;
}
export interface Repeated {
  readonly appeals: readonly AppealNumber[];
  readonly inPeriod: number;
}
export interface RepeatReporter extends Repeated {
  readonly reporter: string;
  readonly services: readonly ServiceId[];
}
export interface RepeatMatter extends Repeated {
  readonly service: ServiceId;
  readonly village: RegionCode;
  /** On so many different days. */
  readonly days: number;
}

/** What chance alone brings in one of twenty looks. */
export const SIGNIFICANT = 0.05;
const ENOUGH_FOR_A_RATIO = 20;
const LEAST_OF_A_HOTSPOT = 3;
const LEAST_REPEATED = 3;
const MOST_SHOWN = 20;

const places = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

interface Counts {
  observed: number;
  before: number;
}

function counted<Key extends string>(
  all: readonly Reported[],
  { period, compared: { days } }: Windows,
  keyOf: (one: Reported) => Key | undefined,
): ReadonlyMap<Key, Counts> {
  const counts = new Map<Key, Counts>();
  for (const one of all) {
    const which = isIn(one.day, period) ? 'observed' : days.has(one.day) ? 'before' : undefined;
    const key = keyOf(one);
    if (which === undefined || key === undefined) continue;
    const known = counts.get(key) ?? { observed: 0, before: 0 };
    known[which] += 1;
    counts.set(key, known);
  }
  return counts;
}

const compared = ({ observed, before }: Counts, times: number, p: number, after: number): Compared => ({
  ...{ observed, before, times, expected: places(before / times, 1) },
  ...{ p: places(p, 6), adjusted: places(after, 6) },
});

/** The county, each town and each service, against the same weekdays before; what is certain first. */
export function trendsIn(all: readonly Reported[], windows: Windows, county: RegionCode): readonly Trend[] {
  const times = windows.before.length;
  const keys = (kind: TrendKind) => (one: Reported) =>
    kind === 'county' ? county : ((kind === 'town' ? one.town : one.service) ?? undefined);
  const asked = trendKinds.flatMap((of) =>
    [...counted(all, windows, keys(of))].map(([id, counts]) => ({ of, id, counts })),
  );
  const tests = asked.map(({ counts }) => poissonTest(counts.observed, counts.before, times).p);
  const after = adjusted(tests);
  return asked
    .map(({ of, id, counts }, at): Trend => {
      const told = compared(counts, times, tests[at] ?? 1, after[at] ?? 1);
      const isTold = (after[at] ?? 1) <= SIGNIFICANT;
      const direction = !isTold ? 'none' : counts.observed * times > counts.before ? 'up' : 'down';
      const hasRatio = told.observed >= ENOUGH_FOR_A_RATIO && told.expected >= ENOUGH_FOR_A_RATIO;
      return {
        ...{ of, id, direction, ...told },
        ...(hasRatio ? { ratio: places((told.observed * times) / told.before, 2) } : {}),
      };
    })
    .sort((a, b) => a.adjusted - b.adjusted || b.observed - a.observed || (a.id < b.id ? -1 : 1));
}

/** Where one service has more than its place is used to; looked for everywhere, so that the bound is held for all together. */
export function hotspotsIn(all: readonly Reported[], windows: Windows): readonly Hotspot[] {
  const times = windows.before.length;
  const asked = [
    ...counted(all, windows, ({ grid, village, service }) => {
      const place = grid ?? village;
      return place === null ? undefined : `${place} ${service}`;
    }),
  ].filter(([, { observed }]) => observed >= LEAST_OF_A_HOTSPOT);
  const tests = asked.map(([, { observed, before }]) => poissonTest(observed, before, times).greater);
  const after = adjusted(tests);
  return asked
    .map(([key, counts], at): Hotspot => {
      const [place = '', service = ''] = key.split(' ');
      const told = compared(counts, times, tests[at] ?? 1, after[at] ?? 1);
      return { place: place as RegionCode, service: service as ServiceId, ...told };
    })
    .filter((_, at) => (after[at] ?? 1) <= SIGNIFICANT)
    .sort((a, b) => a.adjusted - b.adjusted || b.observed - a.observed)
    .slice(0, MOST_SHOWN);
}

function repeated(
  all: readonly Reported[],
  { period, recent }: Windows,
  keyOf: (one: Reported) => string | undefined,
): readonly (readonly [string, readonly Reported[], number])[] {
  const groups = new Map<string, Reported[]>();
  for (const one of all) {
    const key = isIn(one.day, recent) ? keyOf(one) : undefined;
    if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups]
    .map(([key, many]) => [key, many, many.filter(({ day }) => isIn(day, period)).length] as const)
    .filter(([, many, now]) => many.length >= LEAST_REPEATED && now > 0)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_SHOWN);
}
const numbersOf = (many: readonly Reported[]) => many.map(({ number }) => number).sort();

/** Who came three times and more within ninety days, the last time in the period. */
export const repeatReportersIn = (all: readonly Reported[], windows: Windows): readonly RepeatReporter[] =>
  repeated(all, windows, ({ reporter }) => reporter ?? undefined).map(([reporter, many, inPeriod]) => ({
    ...{ reporter, inPeriod, appeals: numbersOf(many) },
    services: [...new Set(many.map(({ service }) => service))].sort(),
  }));

/** What a village reports of one service three times and more within ninety days, on different days. */
export const repeatMattersIn = (all: readonly Reported[], windows: Windows): readonly RepeatMatter[] =>
  repeated(all, windows, ({ village, service }) => (village === null ? undefined : `${village} ${service}`))
    .map(([key, many, inPeriod]): RepeatMatter => {
      const [village = '', service = ''] = key.split(' ');
      const days = new Set(many.map(({ day }) => day)).size;
      return {
        ...{ village: village as RegionCode, service: service as ServiceId, days, inPeriod },
        appeals: numbersOf(many),
      };
    })
    .filter(({ days }) => days > 1);
