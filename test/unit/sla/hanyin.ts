import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { millisOf, instantOf } from '../../../src/kernel/time';
import type { Instant, Minutes } from '../../../src/kernel/time';
import type { UnitId } from '../../../src/kernel/ids';
import {
  indexCalendar,
  indexPolicies,
  startDeadline,
  validateCalendar,
  validatePolicies,
} from '../../../src/sla';
import type { Calendar, Deadline, Rules, StartDeadline, WorkingWindow } from '../../../src/sla';

const DEPLOY = join(__dirname, '../../../deploy');

export const readJson = (path: string): unknown => JSON.parse(readFileSync(join(DEPLOY, path), 'utf8'));
export const calendarText = (): string =>
  readFileSync(join(DEPLOY, 'calendars/610921-2024-2026.json'), 'utf8');
export const policyFiles = (): readonly string[] => readdirSync(join(DEPLOY, 'policies'));

export const calendar = indexCalendar(validateCalendar(JSON.parse(calendarText())), 1);
export const rules: Rules = {
  calendar,
  policies: indexPolicies(
    validatePolicies({ policies: policyFiles().map((file) => readJson(`policies/${file}`)) }),
    3,
  ),
};

export const town = 'centre-610921100' as UnitId;

/** An instant by the clock on Hanyin's wall: `2026-07-01 09:30`. */
export const wall = (text: string): Instant => instantOf(Date.parse(`${text.replace(' ', 'T')}+08:00`));
/** The reverse. */
export const onTheWall = (instant: Instant): string =>
  new Date(millisOf(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');

export const minutes = (count: number): Minutes => count as Minutes;

const window = (from: number, to: number): WorkingWindow => ({ from: minutes(from), to: minutes(to) });
const fullDay = [window(480, 720), window(840, 1080)];

/** Saturday mornings, a short Friday, an evening window on Tuesdays, a market day's odd minutes. */
export const unevenCalendar: Calendar = indexCalendar(
  validateCalendar({
    county: '610921',
    timeZone: 'Asia/Shanghai',
    weekdays: [
      fullDay,
      [...fullDay, window(1140, 1440)],
      fullDay,
      [window(0, 1), window(541, 613)],
      [window(480, 720)],
      [window(540, 690)],
      [],
    ],
    holidays: { '2024-12-31': '元旦', '2025-01-01': '元旦', '2025-01-28': '春节', '2025-01-29': '春节' },
    makeUpDays: { '2025-01-26': '春节调休', '2025-02-09': '春节调休' },
    makeUpWindows: [window(600, 660)],
    horizon: '2025-12-31',
  }),
  1,
);

/** Working minutes by looking at every single minute: slow, and with no code of the module under test. */
export function countedByMinute(from: Instant, to: Instant, { document }: Calendar): number {
  let worked = 0;
  for (let at = millisOf(from); at < millisOf(to); at += 60_000) {
    const local = new Date(at + 8 * 3_600_000);
    const day = local.toISOString().slice(0, 10) as keyof typeof document.holidays;
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const weekday = document.weekdays[(local.getUTCDay() + 6) % 7]!;
    const windows =
      day in document.holidays ? [] : day in document.makeUpDays ? document.makeUpWindows : weekday;
    if (windows.some((open) => open.from <= minute && minute < open.to)) worked++;
  }
  return worked;
}

/** A deadline under Hanyin's rules: routine handling on the hotline, unless said otherwise. */
export const start = (over: Partial<StartDeadline> & { readonly at: StartDeadline['at'] }): Deadline =>
  startDeadline(
    { round: 1, kind: 'handle', owner: town, policy: 'hotline', urgency: 'routine', ...over },
    rules,
  );
