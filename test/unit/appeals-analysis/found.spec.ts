import {
  hotspotsIn,
  repeatMattersIn,
  repeatReportersIn,
  trendsIn,
  type Reported,
} from '../../../src/appeals/analysis/found';
import { growingWords } from '../../../src/appeals/analysis/growing-words';
import { windowsOf } from '../../../src/appeals/analysis/windows';
import type { RegionCode } from '../../../src/kernel/ids';
import type { Day } from '../../../src/kernel/time';

const COUNTY = '610921' as RegionCode;
const today = '2026-07-20' as Day;
/** 29 June to 5 July. */
const isWorked = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
const week = windowsOf('week', '2026-W27', today, isWorked);

let next = 0;
const reported = (day: string, change: Partial<Reported> = {}): Reported =>
  ({
    ...{ number: `610921-${day.replaceAll('-', '')}-${String(++next).padStart(4, '0')}`, day },
    ...{ service: 'sanitation', town: '610921102', village: '610921102206', grid: null, reporter: null },
    ...change,
  }) as Reported;
const times = (count: number, of: () => Reported): readonly Reported[] => Array.from({ length: count }, of);

describe('the periods that are compared', () => {
  it('are those of the same weekdays, and none overlaps', () => {
    expect(week.period).toEqual({ from: '2026-06-29', to: '2026-07-05' });
    expect(week.before).toHaveLength(8);
    expect(week.before[0]).toEqual({ from: '2026-06-22', to: '2026-06-28' });
    const june = windowsOf('month', '2026-06', today, isWorked);
    expect(june.before.map(({ from, to }) => [from, to]).slice(0, 2)).toEqual([
      ['2026-04-27', '2026-05-26'],
      ['2026-03-23', '2026-04-21'],
    ]);
    const weekdays = (from: string) => new Date(`${from}T00:00:00Z`).getUTCDay();
    expect(june.before.every(({ from }) => weekdays(from) === weekdays('2026-06-01'))).toBe(true);
    // 28 days are four weeks.
    expect(windowsOf('month', '2026-02', today, isWorked).before[0]).toEqual({
      from: '2026-01-04',
      to: '2026-01-31',
    });
  });

  it.each([
    ['2026-W01', '2025-12-29'],
    ['2020-W53', '2020-12-28'],
    ['2026-W09', '2026-02-23'],
  ])('%s begins on %s', (id, from) => {
    expect(windowsOf('week', id, today, isWorked).period.from).toBe(from);
  });

  it.each([
    ['week', '2026-W00', 'analysis/no-such-period'],
    ['week', '2025-W53', 'analysis/no-such-period'],
    ['week', '2026-06', 'analysis/no-such-period'],
    ['month', '2026-13', 'month/no-such'],
    ['week', '2026-W30', 'analysis/not-over'],
    ['month', '2026-07', 'analysis/not-over'],
  ] as const)('%s %s is refused: %s', (kind, id, code) => {
    expect(() => windowsOf(kind, id, today, isWorked)).toThrow(expect.objectContaining({ code }));
  });
});

describe('what a report finds', () => {
  const usual = week.before.flatMap(({ from }) => times(2, () => reported(from)));

  it('is up where chance does not explain it, and says no share of few', () => {
    const all = [...usual, ...times(11, () => reported('2026-07-01'))];
    const [first] = trendsIn(all, week, COUNTY);
    expect(first).toMatchObject({ observed: 11, before: 16, times: 8, expected: 2, direction: 'up' });
    expect(first).not.toHaveProperty('ratio');
    expect(trendsIn([...usual, ...times(2, () => reported('2026-07-01'))], week, COUNTY)).toMatchObject([
      { direction: 'none' },
      { direction: 'none' },
      { direction: 'none' },
    ]);
  });

  it('says how many times as much where there are enough', () => {
    const many = week.before.flatMap(({ from }) => times(25, () => reported(from)));
    const [first] = trendsIn([...many, ...times(60, () => reported('2026-07-01'))], week, COUNTY);
    expect(first).toMatchObject({ observed: 60, expected: 25, ratio: 2.4, direction: 'up' });
    expect(trendsIn([...many, ...times(2, () => reported('2026-07-01'))], week, COUNTY)[0]).toMatchObject({
      direction: 'down',
    });
  });

  it('is a hotspot in the grid where it is known, from three on', () => {
    const grid = '610921102206-01' as RegionCode;
    const spot = (count: number) => times(count, () => reported('2026-07-02', { grid }));
    expect(hotspotsIn([...usual, ...spot(6)], week)).toMatchObject([{ place: grid, observed: 6, before: 0 }]);
    expect(hotspotsIn([...usual, ...spot(2)], week)).toEqual([]);
  });

  it('is who and what comes again within ninety days', () => {
    const reporter = 'c0ffee';
    const again = [
      reported('2026-04-10', { reporter }),
      reported('2026-05-20', { reporter, service: 'infrastructure-road' as never }),
      reported('2026-07-03', { reporter }),
    ];
    expect(repeatReportersIn(again, week)).toMatchObject([
      { reporter, inPeriod: 1, services: ['infrastructure-road', 'sanitation'] },
    ]);
    expect(repeatReportersIn(again.slice(0, 2), week)).toEqual([]);
    // The first was more than ninety days before.
    expect(repeatReportersIn([reported('2026-04-06', { reporter }), ...again.slice(1)], week)).toEqual([]);
    const matters = ['2026-05-01', '2026-06-01', '2026-07-01'].map((day) => reported(day));
    expect(repeatMattersIn(matters, week)).toMatchObject([{ days: 3, inPeriod: 1 }]);
    expect(
      repeatMattersIn(
        times(4, () => reported('2026-07-01')),
        week,
      ),
    ).toEqual([]);
  });

  it('is a word in five appeals at least, that comes more often than before', () => {
    const said = (count: number, day: string, words: readonly string[]) =>
      Array.from({ length: count }, (_, at) => ({ appeal: `${day}-${words.join()}-${at}`, day, words }));
    const before = week.before.flatMap(({ from }) => said(5, from, ['水']));
    const found = growingWords(
      [
        ...before,
        ...said(5, '2026-07-01', ['水']),
        ...said(6, '2026-07-02', ['臭', '臭']),
        ...said(4, '2026-07-03', ['响']),
      ],
      week,
    );
    expect(found).toMatchObject([{ word: '臭', observed: 6, before: 0 }]);
    expect(found[0]!.appeals).toHaveLength(5);
  });
});
