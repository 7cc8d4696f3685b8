import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { comparedWith } from '../../../src/appeals/analysis/alike';
import { trendsIn, type Reported } from '../../../src/appeals/analysis/found';
import { firstDayOf, windowsOf } from '../../../src/appeals/analysis/windows';
import { addDays, daysIn, type Period } from '../../../src/appeals/figures/period';
import type { AppealNumber, RegionCode, ServiceId } from '../../../src/kernel/ids';
import type { Day } from '../../../src/kernel/time';
import { indexCalendar, validateCalendar } from '../../../src/sla';

const COUNTY = '610921' as RegionCode;
const calendar = indexCalendar(
  validateCalendar(
    JSON.parse(readFileSync(join(__dirname, '../../../deploy/calendars/610921-2024-2026.json'), 'utf8')),
  ),
  1,
);
const start = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
const isWorked = (day: string) => calendar.hours.between(start(day), start(addDays(day as Day, 1))) > 0;
const TODAY = '2026-12-31' as Day;
const daysFrom = (from: string, to: string): readonly Day[] =>
  Array.from({ length: daysIn({ from, to } as Period) }, (_, at) => addDays(from as Day, at));

let counter = 0;
const reported = (day: Day): Reported => ({
  ...{ number: `610921-20260101-${++counter}` as AppealNumber, day },
  ...{ service: 'sanitation' as ServiceId, town: null, village: null, grid: null, reporter: null },
});
/** Ten calls on each day that offices work, and two on each other: nothing ever changes but the calendar. */
const steady = daysFrom('2024-12-01', '2026-12-30').flatMap((day) =>
  Array.from({ length: isWorked(day) ? 10 : 2 }, () => reported(day)),
);
const county = (kind: 'week' | 'month', id: string, worked = isWorked) =>
  trendsIn(steady, windowsOf(kind, id, TODAY, worked), COUNTY).find(({ of }) => of === 'county')!;

describe('holidays in what is compared', () => {
  it.each([
    ['the week of the spring festival', 'week', '2026-W08'],
    ['the week of which a Saturday is worked for it', 'week', '2026-W07'],
    ['a week after it, which has it among those before', 'week', '2026-W10'],
    ['the week of the national day', 'week', '2026-W40'],
    ['the month of the spring festival', 'month', '2026-02'],
    ['the month of the national day', 'month', '2026-10'],
  ] as const)('make no trend of %s where nothing changed', (_, kind, id) => {
    const trend = county(kind, id);
    expect(trend).toMatchObject({ direction: 'none' });
    expect(trend.expected).toBeCloseTo(trend.observed, 5);
  });

  it('would make one where weekdays alone were looked at', () => {
    const weekdays = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
    expect(county('week', '2026-W08', weekdays).direction).toBe('down');
  });

  it('change nothing where there are none', () => {
    const ordinary = windowsOf(
      'week',
      '2026-W27',
      TODAY,
      (day) => ![0, 6].includes(new Date(day).getUTCDay()),
    );
    expect(ordinary.compared.replaced).toEqual([]);
    expect([...ordinary.compared.days].sort()).toEqual(daysFrom('2026-05-04', '2026-06-28'));
    expect(firstDayOf(ordinary) <= ('2026-05-04' as Day)).toBe(true);
  });

  it('say what stands in for what', () => {
    const { replaced } = windowsOf('week', '2026-W27', TODAY, isWorked).compared;
    expect([...replaced].sort((one, other) => (one.day < other.day ? -1 : 1))).toEqual([
      // 劳动节: two days off, and the Saturday that is worked for them; 端午.
      { day: '2026-05-04', by: '2026-04-27' },
      { day: '2026-05-05', by: '2026-04-28' },
      { day: '2026-05-09', by: '2026-05-02' },
      { day: '2026-06-19', by: '2026-04-24' },
    ]);
  });

  it('do not hide what a festival brings besides: four times as many calls on its days stand out', () => {
    const festival = daysFrom('2026-02-16', '2026-02-22').filter((day) => !isWorked(day));
    const more = festival.flatMap((day) => Array.from({ length: 6 }, () => reported(day)));
    const windows = windowsOf('week', '2026-W08', TODAY, isWorked);
    const [trend] = trendsIn([...steady, ...more], windows, COUNTY);
    expect(trend).toMatchObject({ of: 'county', direction: 'up' });
  });

  it('leave every day equally many to be compared with, each worked like it, and none twice', () => {
    const monday = fc.integer({ min: 0, max: 70 }).map((at) => addDays('2025-08-04' as Day, at * 7));
    fc.assert(
      fc.property(monday, fc.integer({ min: 1, max: 8 }), (from, times) => {
        const period = { from, to: addDays(from, 6) };
        const before = Array.from({ length: times }, (_, at) => ({
          from: addDays(from, -7 * (at + 1)),
          to: addDays(from, -7 * (at + 1) + 6),
        }));
        const { days, replaced } = comparedWith(period, before, isWorked);
        const own = daysFrom(period.from, period.to);
        for (const kind of [true, false])
          expect([...days].filter((day) => isWorked(day) === kind)).toHaveLength(
            times * own.filter((day) => isWorked(day) === kind).length,
          );
        expect(days.size).toBe(times * 7);
        for (const day of days) expect(day < period.from).toBe(true);
        expect(new Set(replaced.map(({ by }) => by)).size).toBe(replaced.length);
      }),
    );
  });
});
