import fc from 'fast-check';
import type { LateReport, Reports, ReportsBefore } from '../../../src/appeals';
import { suggestionsIn, type OpenIncident, type TurnedDown } from '../../../src/incidents/domain/suggesting';
import type { AppealId, AppealNumber, IncidentId, RegionCode, ServiceId } from '../../../src/kernel/ids';
import { addMillis, type Instant } from '../../../src/kernel/time';

const PUXI = '610921102' as RegionCode;
const [panlong, other, third] = ['610921102206', '610921102207', '610921102208'] as [
  RegionCode,
  RegionCode,
  RegionCode,
];
const POWER = 'infrastructure-power' as ServiceId;
const ROADS = 'infrastructure-road' as ServiceId;
const since = '2026-07-01T00:00:00.000Z' as Instant;
const window = { since, times: 8 };

let counter = 0;
const report = (village: RegionCode | null, change: Partial<LateReport> = {}): LateReport => {
  const id = String(++counter).padStart(4, '0');
  return {
    ...{ appeal: `a${id}` as AppealId, number: `610921-20260701-${id}` as AppealNumber },
    ...{ service: POWER, town: PUXI, village, at: addMillis(since, counter * 1000), isFree: true },
    ...change,
  };
};
const many = (count: number, village: RegionCode | null, change: Partial<LateReport> = {}) =>
  Array.from({ length: count }, () => report(village, change));
const usual = (count: number, village: RegionCode, service = POWER): ReportsBefore => ({
  ...{ service, town: PUXI, village, count },
});
const found = (reports: Partial<Reports>, turnedDown: readonly TurnedDown[] = []) =>
  suggestionsIn({ late: [], before: [], ...reports }, turnedDown, window).map(
    ({ region, service, evidence }) => [region, service, evidence.observed],
  );

describe('where an incident is suggested', () => {
  it('is a village with more of one service than it is used to, with what that is said by', () => {
    const [one] = suggestionsIn({ late: many(12, panlong), before: [usual(2, panlong)] }, [], window);
    expect(one).toMatchObject({
      ...{ region: panlong, service: POWER, since },
      evidence: { observed: 12, before: 2, times: 8, expected: 0.25 },
    });
    expect(one!.evidence.adjusted).toBeLessThan(0.01);
    expect(one!.appeals).toHaveLength(12);
  });

  it('is nowhere where as much is usual, or where fewer than five say it', () => {
    expect(found({ late: many(6, panlong), before: [usual(43, panlong)] })).toEqual([]);
    expect(found({ late: many(4, panlong) })).toEqual([]);
  });

  it('is the town where its villages say it together, and none of these beside it', () => {
    const late = [...many(6, panlong), ...many(6, other), ...many(3, third)];
    expect(found({ late })).toEqual([[PUXI, POWER, 15]]);
    // Two or three of each, which no village would be asked about.
    expect(found({ late: [...many(3, panlong), ...many(2, other), ...many(2, third)] })).toEqual([
      [PUXI, POWER, 7],
    ]);
  });

  it('is the village where it has nearly all of it', () => {
    expect(found({ late: [...many(12, panlong), ...many(1, other)] })).toEqual([[panlong, POWER, 12]]);
    expect(found({ late: [...many(12, panlong), ...many(1, null)] })).toEqual([[panlong, POWER, 12]]);
  });

  it('keeps services apart, and leaves out what an incident has already or what is over', () => {
    const late = [...many(4, panlong), ...many(4, panlong, { service: ROADS })];
    expect(found({ late })).toEqual([]);
    expect(found({ late: [...many(4, panlong), ...many(20, panlong, { isFree: false })] })).toEqual([]);
  });

  it('is remembered where somebody turned it down: only what came since is asked about, there and in the town', () => {
    const before = many(8, panlong);
    const at = before.at(-1)!.at;
    const turnedDown = [{ region: panlong, service: POWER, at }];
    expect(found({ late: before }, turnedDown)).toEqual([]);
    expect(found({ late: [...before, ...many(4, panlong)] }, turnedDown)).toEqual([]);
    expect(found({ late: [...before, ...many(5, panlong)] }, turnedDown)).toEqual([[panlong, POWER, 5]]);
    expect(found({ late: [...before, ...many(2, other)] }, turnedDown)).toEqual([]);
    expect(found({ late: before }, [{ region: PUXI, service: POWER, at }])).toEqual([]);
    expect(found({ late: before }, [{ region: panlong, service: ROADS, at }])).toEqual([[panlong, POWER, 8]]);
  });

  const incident = (region: RegionCode, change: Partial<OpenIncident> = {}): OpenIncident => ({
    ...{ id: `of ${region}` as IncidentId, region, service: POWER, openedAt: since },
    ...change,
  });
  const joins = (late: readonly LateReport[], ...open: readonly OpenIncident[]) =>
    suggestionsIn({ late, before: [] }, [], window, open).map(({ incident: of, region, evidence }) => [
      of?.id,
      region,
      evidence.observed,
    ]);

  it('offers whoever calls since to the incident that is open there, were it one household', () => {
    const open = incident(panlong);
    expect(joins(many(1, panlong), open)).toEqual([[open.id, panlong, 1]]);
    // Of another service, or elsewhere, it takes in none.
    expect(joins(many(4, panlong, { service: ROADS }), open)).toEqual([]);
    expect(joins(many(4, other), open)).toEqual([]);
    expect(joins(many(4, panlong, { isFree: false }), open)).toEqual([]);
  });

  it('takes the nearest of several, the newest of one place, and counts each appeal once', () => {
    const [town, village] = [incident(PUXI), incident(panlong)];
    const newer = incident(panlong, { id: 'newer' as IncidentId, openedAt: addMillis(since, 1) });
    expect(joins([...many(2, panlong), ...many(1, other)], town, village, newer)).toEqual(
      expect.arrayContaining([
        ['newer', panlong, 2],
        [town.id, PUXI, 1],
      ]),
    );
    const county = incident('610921' as RegionCode);
    expect(joins(many(1, null, { town: null }), county)).toEqual([[county.id, '610921', 1]]);
  });

  it('suggests another incident beside it where it is elsewhere, what is open first', () => {
    const open = incident(panlong);
    expect(joins([...many(12, other), ...many(1, panlong)], open)).toEqual([
      [open.id, panlong, 1],
      [undefined, other, 12],
    ]);
  });

  it('is asked about no more where it was turned down of all that the incident is about', () => {
    const county = '610921' as RegionCode;
    const before = [...many(3, panlong), ...many(2, other)];
    const { at } = before.at(-1)!;
    const told = (late: readonly LateReport[]) =>
      suggestionsIn({ late, before: [] }, [{ region: county, service: POWER, at }], window, [
        incident(county),
      ]).map(({ region, appeals }) => [region, appeals.length]);
    expect(told(before)).toEqual([]);
    expect(told([...before, ...many(1, third)])).toEqual([[county, 1]]);
  });

  it('comes of what is told alone, in whatever order: each appeal once in a service, none that is not free', () => {
    const villages = fc.constantFrom(panlong, other, third, null);
    const reports = fc.array(
      fc.record({ village: villages, service: fc.constantFrom(POWER, ROADS), isFree: fc.boolean() }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(reports, (all) => {
        const late = all.map(({ village, ...change }) => report(village, change));
        const suggested = suggestionsIn({ late, before: [] }, [], window);
        const again = suggestionsIn({ late: [...late].reverse(), before: [] }, [], window);
        expect(again.map(({ evidence }) => evidence)).toEqual(suggested.map(({ evidence }) => evidence));
        const named = suggested.flatMap(({ appeals }) => appeals);
        expect(new Set(named).size).toBe(named.length);
        expect(named.every(({ isFree }) => isFree)).toBe(true);
        for (const { evidence, appeals } of suggested) expect(evidence.observed).toBe(appeals.length);
      }),
    );
  });
});
