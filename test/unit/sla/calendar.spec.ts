import { asText, frozenCalendar } from '../../../scripts/freeze-calendar';
import { addMillis } from '../../../src/kernel/time';
import { dayOf, validateCalendar, workingMinutesBetween } from '../../../src/sla';
import { PUXI, SHUANGHEKOU, calendar, calendarText, seasonalCalendar, unevenCalendar, wall } from './hanyin';

const workedOn = (day: string): number =>
  workingMinutesBetween(wall(`${day} 00:00`), addMillis(wall(`${day} 00:00`), 86_400_000), calendar);

const daysFrom = (first: string, last: string): readonly string[] => {
  const days: string[] = [];
  for (let at = wall(`${first} 12:00`); dayOf(at) <= last; at = addMillis(at, 86_400_000))
    days.push(dayOf(at));
  return days;
};

describe('the frozen calendar of Hanyin', () => {
  it.each([
    ['元旦 2024', '2024-01-01', '2024-01-01', []],
    ['春节 2024', '2024-02-10', '2024-02-17', ['2024-02-04', '2024-02-18']],
    ['清明 2024', '2024-04-04', '2024-04-06', ['2024-04-07']],
    ['劳动节 2024', '2024-05-01', '2024-05-05', ['2024-04-28', '2024-05-11']],
    ['端午 2024', '2024-06-10', '2024-06-10', []],
    ['中秋 2024', '2024-09-15', '2024-09-17', ['2024-09-14']],
    ['国庆节 2024', '2024-10-01', '2024-10-07', ['2024-09-29', '2024-10-12']],
    ['春节 2025', '2025-01-28', '2025-02-04', ['2025-01-26', '2025-02-08']],
    ['国庆节和中秋 2025', '2025-10-01', '2025-10-08', ['2025-09-28', '2025-10-11']],
    ['春节 2026', '2026-02-15', '2026-02-23', ['2026-02-14', '2026-02-28']],
  ])('%s: off from %s to %s, made up on %j', (_, first, last, madeUp) => {
    for (const day of daysFrom(first, last)) expect([day, workedOn(day)]).toEqual([day, 0]);
    for (const day of madeUp) expect([day, workedOn(day)]).toEqual([day, 420]);
  });

  it('works seven hours on the weekdays around a holiday', () => {
    for (const day of ['2025-01-27', '2025-02-05', '2024-09-30', '2024-10-08'])
      expect([day, workedOn(day)]).toEqual([day, 420]);
  });

  it('has the published number of working days in each year', () => {
    const worked = (year: number): number =>
      daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => workedOn(day) > 0).length;
    expect([worked(2024), worked(2025), worked(2026)]).toEqual([251, 248, 248]);
  });

  it('is what the script freezes again', () => {
    expect(asText(frozenCalendar())).toBe(calendarText());
  });
});

describe('a calendar that must not come into force', () => {
  const hanyin = calendar.document;
  const [office, ...sixDays] = hanyin.weekdays;
  const season = (name: string, from: string, to: string) => ({ name, from, to, weekdays: hanyin.weekdays });
  const closing = (closure: object) => ({ ...hanyin, closures: [{ name: '大雪', ...closure }] });

  it.each([
    ['an unknown field', { ...hanyin, holidayz: {} }, '/holidayz', /not a known field/],
    ['a county that is none', { ...hanyin, county: '汉阴' }, '/county', /six digits/],
    ['another time zone', { ...hanyin, timeZone: 'UTC' }, '/timeZone', /Asia\/Shanghai/],
    ['a week of six days', { ...hanyin, weekdays: hanyin.weekdays.slice(1) }, '/weekdays', /seven/],
    [
      'a week without work',
      { ...hanyin, weekdays: hanyin.weekdays.map(() => []) },
      '/weekdays',
      /at least one/,
    ],
    [
      'a window that ends before it begins',
      { ...hanyin, makeUpWindows: [{ from: 720, to: 510 }] },
      '/makeUpWindows/0',
      /end after/,
    ],
    [
      'windows that overlap',
      { ...hanyin, weekdays: [[...office!, { from: 1000, to: 1100 }], ...hanyin.weekdays.slice(1)] },
      '/weekdays/0/2',
      /has ended/,
    ],
    [
      'a window beyond midnight',
      { ...hanyin, makeUpWindows: [{ from: 510, to: 1441 }] },
      '/makeUpWindows/0/to',
      /whole minutes/,
    ],
    ['no window for make-up days', { ...hanyin, makeUpWindows: [] }, '/makeUpWindows', /at least one/],
    [
      'a day that does not exist',
      { ...hanyin, holidays: { '2026-02-30': '春节' } },
      '/holidays/2026-02-30',
      /day/,
    ],
    [
      'a holiday without a name',
      { ...hanyin, holidays: { '2026-02-17': '' } },
      '/holidays/2026-02-17',
      /empty/,
    ],
    [
      'a holiday beyond the horizon',
      { ...hanyin, holidays: { '2027-01-01': '元旦' } },
      '/holidays/2027-01-01',
      /horizon 2026-12-31/,
    ],
    [
      'a day both off and made up',
      { ...hanyin, makeUpDays: { '2026-10-01': '国庆节调休' } },
      '/makeUpDays/2026-10-01',
      /holiday too/,
    ],
    [
      'a make-up day on a day that is worked anyway',
      { ...hanyin, makeUpDays: { '2026-10-09': '国庆节调休' } },
      '/makeUpDays/2026-10-09',
      /worked anyway/,
    ],
    [
      'a make-up day like a Sunday',
      { ...hanyin, makeUpDays: { '2026-10-10': { name: '国庆节调休', like: 'sunday' } } },
      '/makeUpDays/2026-10-10/like',
      /day off itself/,
    ],
    [
      'a make-up day with no windows at all',
      { ...hanyin, makeUpWindows: undefined },
      '/makeUpDays/2024-02-04',
      /name the weekday/,
    ],
    [
      'a year that was forgotten',
      { ...hanyin, horizon: '2027-12-31' },
      '/holidays',
      /none for 2027: publish the year, or end the horizon/,
    ],
    ['no published year at all', { ...hanyin, holidays: {} }, '/holidays', /none for 2026/],
    [
      'a season of a day that not every year has',
      { ...hanyin, seasons: [season('夏季', '02-29', '09-30')] },
      '/seasons/0/from',
      /every year/,
    ],
    [
      'a season without work',
      {
        ...hanyin,
        seasons: [{ ...season('夏季', '05-01', '09-30'), weekdays: [[], [], [], [], [], [], []] }],
      },
      '/seasons/0/weekdays',
      /at least one/,
    ],
    [
      'seasons that overlap over the year end',
      { ...hanyin, seasons: [season('冬季', '11-15', '02-28'), season('春季', '02-28', '04-30')] },
      '/seasons/1',
      /overlaps 冬季/,
    ],
    [
      'a town of another county',
      { ...hanyin, towns: { '610922100': { weekdays: hanyin.weekdays } } },
      '/towns/610922100',
      /town of 610921/,
    ],
    [
      "a town's windows that overlap",
      {
        ...hanyin,
        towns: {
          [PUXI]: {
            weekdays: [
              [
                { from: 1, to: 9 },
                { from: 8, to: 10 },
              ],
              ...sixDays,
            ],
          },
        },
      },
      `/towns/${PUXI}/weekdays/0/1`,
      /has ended/,
    ],
    [
      "a town's misspelt field",
      { ...hanyin, towns: { [PUXI]: { weekdays: hanyin.weekdays, season: [] } } },
      `/towns/${PUXI}/season`,
      /known/,
    ],
    ['a closure on a day off', closing({ from: '2026-07-05' }), '/closures/0', /closes no working time/],
    [
      'a closure of hours that are not worked',
      closing({ from: '2026-07-06', hours: { from: 720, to: 870 } }),
      '/closures/0',
      /closes no working time/,
    ],
    ['a closure beyond the horizon', closing({ from: '2027-01-04' }), '/closures/0', /published days/],
    [
      'a closure before the published years',
      closing({ from: '2023-07-03' }),
      '/closures/0',
      /published days/,
    ],
    [
      'a closure that ends before it begins',
      closing({ from: '2026-07-06', to: '2026-07-03' }),
      '/closures/0/to',
      /before from/,
    ],
    [
      'a closure of half a village',
      closing({ from: '2026-07-06', towns: ['610921102206'] }),
      '/closures/0/towns/0',
      /nine digits/,
    ],
    [
      'a closure that one of its towns does not feel',
      {
        ...closing({ from: '2026-07-04', towns: [PUXI, SHUANGHEKOU] }),
        towns: { [PUXI]: { weekdays: hanyin.weekdays.map(() => office) } },
      },
      '/closures/0/towns/1',
      /closes no working time/,
    ],
  ])('%s', (_, document, pointer, reason) => {
    expect(() => validateCalendar(document)).toThrow(
      expect.objectContaining({ name: 'InvalidDocument', pointer, reason: expect.stringMatching(reason) }),
    );
  });

  it('reads back what it accepts', () => {
    for (const { document } of [calendar, unevenCalendar, seasonalCalendar])
      expect(validateCalendar(document)).toEqual(document);
  });
});
