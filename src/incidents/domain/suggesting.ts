import { adjusted, poissonTest, type LateReport, type Reports } from '../../appeals';
import type { IncidentId, RegionCode, ServiceId } from '../../kernel/ids';
import { isWithin, tierOf } from '../../kernel/region';
import type { Instant } from '../../kernel/time';

/** Somebody looked at these and found no common cause: what was reported until then is not suggested there again. */
export interface TurnedDown {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly at: Instant;
}

/** An incident that is not resolved yet, with what it is about. */
export interface OpenIncident {
  readonly id: IncidentId;
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly openedAt: Instant;
}

/** What may be made of one. */
export const suggestedDoings = ['attach', 'open', 'turn-down'] as const;

/** Why it is suggested. */
export interface Evidence {
  /** Free appeals of late. */
  readonly observed: number;
  /** All of that service there in the same hours of like days before, and how many of these were looked at. */
  readonly before: number;
  readonly times: number;
  readonly expected: number;
  /** That so much comes by chance; and after so many places and services were looked at. */
  readonly p: number;
  readonly adjusted: number;
}
export interface Suggestion {
  /** One that is open for this service there: these came since, or were not seen then. */
  readonly incident?: OpenIncident | undefined;
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
  readonly incident?: OpenIncident | undefined;
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly appeals: readonly LateReport[];
  readonly before: number;
}

const levels = ['village', 'town'] as const;
const keyOf = (region: RegionCode, service: ServiceId): string => `${region} ${service}`;

const lies = ({ town, village }: Pick<LateReport, 'town' | 'village'>, region: RegionCode): boolean =>
  tierOf(region) === 'county' || region === town || region === village;

const countBefore = ({ before }: Reports, region: RegionCode, service: ServiceId): number =>
  before
    .filter((each) => each.service === service && lies(each, region))
    .reduce((sum, { count }) => sum + count, 0);

/** Each service in each village and each town that has free appeals, whatever chance says of it. */
function groupsOf(reports: Reports, late: readonly LateReport[]): readonly Group[] {
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
      before: countBefore(reports, group.region, group.service),
    }));
  });
}

/** Narrowest first, and of one place the newest. */
const nearestFirst = (one: OpenIncident, other: OpenIncident): number =>
  other.region.length - one.region.length || (one.openedAt < other.openedAt ? 1 : -1);

/** Whoever calls while an incident is open there most likely calls for it: one is enough, and chance is not asked. */
function joining(
  reports: Reports,
  late: readonly LateReport[],
  open: readonly OpenIncident[],
): readonly Group[] {
  let left = late;
  return [...open].sort(nearestFirst).flatMap((incident) => {
    const { region, service } = incident;
    const appeals = left.filter((report) => report.service === service && lies(report, region));
    left = left.filter((report) => !appeals.includes(report));
    if (appeals.length === 0) return [];
    return [{ incident, region, service, appeals, before: countBefore(reports, region, service) }];
  });
}

/** There, or in a wider place: of an incident of the county that is all of it. */
const isTurnedDown = (report: LateReport, turnedDown: readonly TurnedDown[]) =>
  turnedDown.some((one) => one.service === report.service && lies(report, one.region) && one.at >= report.at);

/** One village has nearly all of it: then it is that village's. */
function isOfOneVillage({ appeals }: Group): boolean {
  const counts = new Map<string, number>();
  for (const { village } of appeals) counts.set(village ?? '', (counts.get(village ?? '') ?? 0) + 1);
  return Math.max(...counts.values()) > appeals.length * IN_ONE_VILLAGE;
}

/**
 * Where more of one service is reported than is usual there: the widest place that is not one village's alone, and
 * no village of it beside it. What is certain first. All that was looked at counts against chance. Before them stands what
 * an incident that is open there would take in.
 * @param times how many windows of like days `before` was counted in
 * @param open whatever the caller may attach to
 */
export function suggestionsIn(
  reports: Reports,
  turnedDown: readonly TurnedDown[],
  { since, times }: { readonly since: Instant; readonly times: number },
  open: readonly OpenIncident[] = [],
): readonly Suggestion[] {
  const late = reports.late.filter((report) => report.isFree && !isTurnedDown(report, turnedDown));
  const joins = joining(reports, late, open);
  const taken = new Set(joins.flatMap(({ appeals }) => appeals));
  const apart = late.filter((report) => !taken.has(report));
  const groups = [...joins, ...groupsOf(reports, apart).filter(({ appeals }) => appeals.length >= LEAST)];
  const tests = groups.map(({ appeals, before }) => poissonTest(appeals.length, before, times).greater);
  const after = adjusted(tests);
  const told = groups.flatMap((group, at): readonly Suggestion[] => {
    const { incident, region, service, appeals, before } = group;
    const evidence = {
      ...{ observed: appeals.length, before, times, expected: places(before / times, 2) },
      ...{ p: places(tests[at] ?? 1, 6), adjusted: places(after[at] ?? 1, 6) },
    };
    const suggestion = { region, service, since, evidence, appeals };
    if (incident !== undefined) return [{ incident, ...suggestion }];
    if ((after[at] ?? 1) > SIGNIFICANT) return [];
    if (appeals.some(({ village }) => village !== region) && isOfOneVillage(group)) return [];
    return [suggestion];
  });
  return told
    .filter(
      ({ incident, region, service }) =>
        incident !== undefined ||
        !told.some(
          (wider) =>
            wider.incident === undefined &&
            wider.service === service &&
            wider.region !== region &&
            isWithin(region, wider.region),
        ),
    )
    .sort(
      (one, other) =>
        Number(other.incident !== undefined) - Number(one.incident !== undefined) ||
        one.evidence.adjusted - other.evidence.adjusted ||
        other.evidence.observed - one.evidence.observed ||
        (keyOf(one.region, one.service) < keyOf(other.region, other.service) ? -1 : 1),
    );
}
