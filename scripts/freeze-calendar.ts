import { getDayDetail } from 'chinese-days';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarDocument } from '../src/sla';
import { validateCalendar } from '../src/sla';

const FIRST = '2024-01-01';
const HORIZON = '2026-12-31';
const FILE = join(__dirname, '../deploy/calendars/610921-2024-2026.json');

/** 08:30–12:00 and 14:30–18:00, as county offices in Shaanxi keep them. */
const OFFICE_HOURS = [
  { from: 510, to: 720 },
  { from: 870, to: 1080 },
];

/**
 * The State Council's published days as the calendar of Hanyin. The service reads the written file only: an update
 * of the package must never move a deadline, a new version of the calendar stream may.
 */
export function frozenCalendar(): CalendarDocument {
  const holidays: Record<string, string> = {};
  const makeUpDays: Record<string, string> = {};
  const end = Date.parse(HORIZON);
  for (let at = Date.parse(FIRST); at <= end; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const { work, name } = getDayDetail(day);
    // A published day's name is "Spring Festival,春节,4", a plain day's "Monday".
    const [, chinese] = name.split(',');
    if (chinese === undefined) continue;
    if (work) makeUpDays[day] = `${chinese}调休`;
    else holidays[day] = chinese;
  }
  return validateCalendar({
    county: '610921',
    timeZone: 'Asia/Shanghai',
    weekdays: [OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, OFFICE_HOURS, [], []],
    holidays,
    makeUpDays,
    makeUpWindows: OFFICE_HOURS,
    horizon: HORIZON,
  });
}

export const asText = (calendar: CalendarDocument): string => `${JSON.stringify(calendar, null, 2)}\n`;

if (require.main === module) writeFileSync(FILE, asText(frozenCalendar()));
