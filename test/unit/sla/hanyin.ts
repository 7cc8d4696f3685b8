import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { millisOf, instantOf } from '../../../src/kernel/time';
import type { Instant, Minutes } from '../../../src/kernel/time';
import type { RegionCode, UnitId } from '../../../src/kernel/ids';
import {
  indexCalendar,
  indexPolicies,
  startDeadline,
  validateCalendar,
  validatePolicies,
} from '../../../src/sla';
import type {
  Calendar,
  Deadline,
  Period,
  Policies,
  Policy,
  Rules,
  StartDeadline,
  WorkingWindow,
} from '../../../src/sla';

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

/**
 * Summer and winter hours, the winter's over the year's end; 蒲溪镇 with a market Saturday and hours of its own; make-up
 * days like a Friday; a festival for the county, snow in 蒲溪镇 and half a day in 双河口镇.
 */
export const PUXI = '610921102' as RegionCode;
export const SHUANGHEKOU = '610921110' as RegionCode;
const office = (morning: number): WorkingWindow[] => [window(morning, 720), window(870, 1080)];
const fiveDays = (day: WorkingWindow[], friday = day): WorkingWindow[][] => [
  day,
  day,
  day,
  day,
  friday,
  [],
  [],
];
export const seasonalCalendar: Calendar = indexCalendar(
  validateCalendar({
    county: '610921',
    timeZone: 'Asia/Shanghai',
    weekdays: fiveDays(office(510)),
    seasons: [
      { name: '夏季', from: '05-01', to: '09-30', weekdays: fiveDays([window(480, 720), window(900, 1110)]) },
      { name: '冬季', from: '11-15', to: '02-28', weekdays: fiveDays([window(540, 720), window(840, 1050)]) },
    ],
    towns: {
      [PUXI]: {
        weekdays: [...fiveDays(office(480), [window(480, 720)]).slice(0, 5), [window(480, 660)], []],
        seasons: [{ name: '夏季', from: '06-01', to: '08-31', weekdays: fiveDays(office(450)) }],
      },
    },
    holidays: { '2025-01-01': '元旦', '2025-01-28': '春节', '2025-01-29': '春节', '2025-10-01': '国庆节' },
    makeUpDays: {
      '2025-01-26': { name: '春节调休', like: 'friday' },
      '2025-10-11': { name: '国庆节调休', like: 'monday' },
    },
    closures: [
      { name: '油菜花节', from: '2025-03-25', hours: { from: 870, to: 1440 } },
      { name: '大雪', from: '2025-01-21', to: '2025-01-23', towns: [PUXI] },
      { name: '停电', from: '2025-07-08', hours: { from: 600, to: 660 }, towns: [SHUANGHEKOU, PUXI] },
    ],
    horizon: '2025-12-31',
  }),
  1,
);

/** Working minutes by looking at every single minute: slow, and with no code of the module under test. */
export function countedByMinute(
  from: Instant,
  to: Instant,
  { document }: Calendar,
  town?: RegionCode,
): number {
  const { holidays, makeUpDays, makeUpWindows = [], closures = [], towns = {} } = document;
  const { weekdays, seasons = [] } = (town && towns[town]) ?? document;
  const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
  let worked = 0;
  for (let at = millisOf(from); at < millisOf(to); at += 60_000) {
    const local = new Date(at + 8 * 3_600_000);
    const day = local.toISOString().slice(0, 10) as keyof typeof holidays;
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes();
    const [year, date] = [day.slice(0, 4), day.slice(5)];
    const season = seasons.find(({ from: first, to: last }) =>
      first <= last ? `${year}-${first}` <= day && day <= `${year}-${last}` : date >= first || date <= last,
    );
    const week = season?.weekdays ?? weekdays;
    const made = makeUpDays[day];
    const ordinary = week[(local.getUTCDay() + 6) % 7]!;
    const worksLike =
      made === undefined
        ? ordinary
        : typeof made === 'string'
          ? makeUpWindows
          : week[names.indexOf(made.like)]!;
    const isOpen = (open: WorkingWindow): boolean => open.from <= minute && minute < open.to;
    const closed = closures.some(
      ({ from: first, to: last = first, hours, towns: where }) =>
        first <= day &&
        day <= last &&
        (hours === undefined || isOpen(hours)) &&
        (where === undefined || where.some((each) => each === town)),
    );
    if (!(day in holidays) && !closed && worksLike.some(isOpen)) worked++;
  }
  return worked;
}

/** A deadline under Hanyin's rules: routine handling on the hotline, unless said otherwise. */
export const start = (
  over: Partial<StartDeadline> & { readonly at: StartDeadline['at'] },
  inForce: Rules = rules,
): Deadline =>
  startDeadline(
    { round: 1, kind: 'handle', owner: town, policy: 'hotline', urgency: 'routine', ...over },
    inForce,
  );

/** Hanyin's calendar with more days off and another horizon, published as the next version. */
export const nextCalendar = (
  holidays: Readonly<Record<string, string>>,
  over: Partial<Calendar['document']> = {},
): Calendar =>
  indexCalendar(
    validateCalendar({
      ...calendar.document,
      horizon: '2027-12-31',
      ...over,
      holidays: { ...calendar.document.holidays, ...holidays },
    }),
    calendar.version + 1,
  );

/** Hanyin's policies, the hotline's routine handling in another period. */
export function handlingIn(
  period: Period,
  version: number,
  warnAtPercent: readonly number[] = [50, 80],
): Policies {
  const policies = policyFiles().map((file) => {
    const policy = readJson(`policies/${file}`) as Policy;
    if (policy.name !== 'hotline') return policy;
    const isRoutine = (rule: Policy['rules'][number]): boolean =>
      rule.kind === 'handle' && rule.urgency === undefined && rule.tier === undefined;
    const lines = policy.rules.map((rule) => (isRoutine(rule) ? { ...rule, period, warnAtPercent } : rule));
    return { ...policy, rules: lines };
  });
  return indexPolicies({ policies }, version);
}
export const handling = (days: number, version: number): Policies =>
  handlingIn({ unit: 'working-days', amount: days }, version);
