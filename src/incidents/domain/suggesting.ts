import { adjusted, poissonTest, type LateReport, type Reports } from '../../appeals';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import { isWithin } from '../../kernel/region';
import type { Instant } from '../../kernel/time';

/** Somebody looked at these and found no common cause: what was reported until then is not suggested there again. */
export interface TurnedDown {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly at: Instant;
}

/** What may be made of one. */
export const suggestedDoings = ['open', 'turn-down'] as const;

/** Why it is suggested. */
export interface Evidence {
  /** Free appeals of late. */
  readonly observed: number;
  /** All of that service there in the time before, and how many times the window fits into it. */
  readonly before: number;
  readonly times: number;
  readonly expected: number;
  /** That so much comes by chance; and after so many places and services were looked at. */
  readonly p: number;
  readonly adjusted: number;
}
export interface Suggestion {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly since: Instant;
  readonly evidence: Evidence;
  readonly appeals: readonly LateReport[];
}

/** Fewer are answered one by one in the time that it takes to open an incident. */
const LEAST = 5;
/** What chance alone brings in one of a hundred looks: whoever is called for nothing looks no more. */
const SIGNIFICANT = 0.01;
/** More of a town in one village than that, and it is the village's. */
const IN_ONE_VILLAGE = 0.8;

const places = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

interface Group {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly appeals: readonly LateReport[];
  readonly before: number;
}

const levels = ['village', 'town'] as const;
const keyOf = (region: RegionCode, service: ServiceId): string => `${region} ${service}`;

/** Each service in each village and each town that has free appeals, whatever chance says of it. */
function groupsOf({ before }: Reports, late: readonly LateReport[]): readonly Group[] {
  return levels.flatMap((level) => {
    const found = new Map<string, { region: RegionCode; service: ServiceId; appeals: LateReport[] }>();
    for (const report of late) {
      const { [level]: region, service } = report;
      if (region === null) continue;
      const key = keyOf(region, service);
      const known = found.get(key) ?? { region, service, appeals: [] };
      known.appeals.push(report);
      found.set(key, known);
    }
    return [...found.values()].map((group) => ({
      ...group,
      before: before
        .filter((each) => each[level] === group.region && each.service === group.service)
        .reduce((sum, { count }) => sum + count, 0),
    }));
  });
}

const isTurnedDown = ({ service, town, village, at }: LateReport, turnedDown: readonly TurnedDown[]) =>
  turnedDown.some(
    (one) => one.service === service && (one.region === town || one.region === village) && one.at >= at,
  );

/** One village has nearly all of it: then it is that village's. */
function isOfOneVillage({ appeals }: Group): boolean {
  const counts = new Map<string, number>();
  for (const { village } of appeals) counts.set(village ?? '', (counts.get(village ?? '') ?? 0) + 1);
  return Math.max(...counts.values()) > appeals.length * IN_ONE_VILLAGE;
}

/**
 * Where more of one service is reported than is usual there: the widest place that is not one village's alone, and
 * no village of it beside it. What is certain first. All that was looked at counts against chance.
 * @param times how often the window fits into the time before, whole
 */
export function suggestionsIn(
  reports: Reports,
  turnedDown: readonly TurnedDown[],
  { since, times }: { readonly since: Instant; readonly times: number },
): readonly Suggestion[] {
  const late = reports.late.filter((report) => report.isFree && !isTurnedDown(report, turnedDown));
  const groups = groupsOf(reports, late).filter(({ appeals }) => appeals.length >= LEAST);
  const tests = groups.map(({ appeals, before }) => poissonTest(appeals.length, before, times).greater);
  const after = adjusted(tests);
  const told = groups.flatMap((group, at): readonly Suggestion[] => {
    if ((after[at] ?? 1) > SIGNIFICANT) return [];
    const { region, service, appeals, before } = group;
    if (appeals.some(({ village }) => village !== region) && isOfOneVillage(group)) return [];
    const evidence = {
      ...{ observed: appeals.length, before, times, expected: places(before / times, 2) },
      ...{ p: places(tests[at] ?? 1, 6), adjusted: places(after[at] ?? 1, 6) },
    };
    return [{ region, service, since, evidence, appeals }];
  });
  return told
    .filter(
      ({ region, service }) =>
        !told.some(
          (wider) => wider.service === service && wider.region !== region && isWithin(region, wider.region),
        ),
    )
    .sort(
      (one, other) =>
        one.evidence.adjusted - other.evidence.adjusted ||
        other.evidence.observed - one.evidence.observed ||
        (keyOf(one.region, one.service) < keyOf(other.region, other.service) ? -1 : 1),
    );
}
