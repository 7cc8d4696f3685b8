import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LIKE_WINDOWS, likeWindows } from '../../../src/incidents/domain/like-windows';
import { inCountyTime } from '../../../src/kernel/county-time';
import { addMillis, parseInstant, type Day, type Instant } from '../../../src/kernel/time';
import { indexCalendar, validateCalendar } from '../../../src/sla';

const HOUR = 3_600_000;
const calendar = indexCalendar(
  validateCalendar(
    JSON.parse(readFileSync(join(__dirname, '../../../deploy/calendars/610921-2024-2026.json'), 'utf8')),
  ),
  1,
);
const isWorked = (day: Day): boolean => {
  const from = Date.parse(`${day}T00:00:00+08:00`);
  return calendar.hours.between(from, from + 24 * HOUR) > 0;
};
/** As people read them: `2026-06-24 19:40 … 2026-06-25 19:40`. */
const windowsBefore = (until: string, hours: number): readonly string[] => {
  const end = parseInstant(until) as Instant;
  const shown = (at: Instant) => inCountyTime(at).slice(0, 16).replace('T', ' ');
  return likeWindows({ from: addMillis(end, -hours * HOUR), until: end }, isWorked).map(
    ({ from, until: to }) => `${shown(from)} … ${shown(to)}`,
  );
};

describe('what a window of some hours is compared with', () => {
  it('is the same hours of the same weekday, eight weeks back', () => {
    // A Wednesday in July: no holiday is near.
    const windows = windowsBefore('2026-08-12T19:40:00+08:00', 24);
    expect(windows).toHaveLength(LIKE_WINDOWS);
    expect(windows[0]).toBe('2026-06-16 19:40 … 2026-06-17 19:40');
    expect(windows.at(-1)).toBe('2026-08-04 19:40 … 2026-08-05 19:40');
  });

  it('is evenings for an evening, and Sundays for a Sunday', () => {
    const windows = windowsBefore('2026-08-16T21:00:00+08:00', 6);
    expect(windows).toHaveLength(LIKE_WINDOWS);
    for (const window of windows) {
      expect(window).toMatch(/15:00 … .* 21:00$/);
      expect(new Date(`${window.slice(0, 10)}T00:00:00Z`).getUTCDay()).toBe(0);
    }
  });

  it('is days off for a festival, and worked days for the Saturday that is worked for it', () => {
    // The second day of the spring festival of 2026 is a Wednesday; the fourteenth of February a Saturday that is worked.
    for (const [until, worked] of [
      ['2026-02-18T20:00:00+08:00', false],
      ['2026-02-14T20:00:00+08:00', true],
    ] as const) {
      const windows = windowsBefore(until, 12);
      expect(windows).toHaveLength(LIKE_WINDOWS);
      expect(windows.map((window) => isWorked(window.slice(0, 10) as Day))).toEqual(
        windows.map(() => worked),
      );
    }
  });

  it('is as long in all as eight times the window, overlaps nowhere, and lies before it', () => {
    for (const hours of [6, 12, 24, 48])
      for (const day of ['02-17', '02-28', '05-02', '06-20', '10-03', '10-10', '11-11']) {
        const until = parseInstant(`2026-${day}T08:30:00+08:00`) as Instant;
        const from = addMillis(until, -hours * HOUR);
        const windows = likeWindows({ from, until }, isWorked);
        const lengths = windows.map((each) => Date.parse(each.until) - Date.parse(each.from));
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(LIKE_WINDOWS * hours * HOUR);
        windows.forEach((each, at) => expect(each.from >= (windows[at - 1]?.until ?? '')).toBe(true));
        expect(windows.at(-1)!.until <= from).toBe(true);
      }
  });
});
