import type { RegionCode } from '../../kernel/ids';
import { InvalidDocument, below, fieldsAt, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import type { Day, Minutes } from '../../kernel/time';
import { weekdayNames } from './calendar-document';
import type {
  CalendarDocument,
  Closure,
  DayOfYear,
  MakeUpDay,
  OfficeHours,
  Season,
  WeekHours,
  WorkingWindow,
} from './calendar-document';
import { MINUTE, isDay, midnightOf, numberOfDay, weekdayOf } from './day';
import { WorkingHours, daysOf } from './working-hours';

/** A calendar as parsed from JSON. @throws InvalidDocument with the pointer of the first fault */
export function validateCalendar(value: unknown): CalendarDocument {
  const fields = fieldsAt(value, '', FIELDS);
  const county = textAt(fields['county'], '/county');
  if (!/^\d{6}$/.test(county)) throw new InvalidDocument('/county', 'must be the six digits of a county');
  if (fields['timeZone'] !== 'Asia/Shanghai')
    throw new InvalidDocument(
      '/timeZone',
      'must be Asia/Shanghai: working time is counted without summer time',
    );
  const office = officeHoursAt(fields, '');
  const horizon = dayAt(fields['horizon'], '/horizon');
  const holidays = byDayAt(fields['holidays'], '/holidays', horizon, textAt);
  const years = coveredYears(Object.keys(holidays), horizon);
  const makeUpDays = byDayAt(fields['makeUpDays'], '/makeUpDays', horizon, makeUpDayAt(office.weekdays));
  for (const [day, made] of Object.entries(makeUpDays)) {
    const pointer = below('/makeUpDays', day);
    if (day in holidays) throw new InvalidDocument(pointer, 'is a holiday too');
    if (office.weekdays[weekdayOf(numberOfDay(day as Day))]!.length > 0)
      throw new InvalidDocument(pointer, 'is worked anyway: only a day off is made up on');
    if (typeof made === 'string' && fields['makeUpWindows'] === undefined)
      throw new InvalidDocument(pointer, 'must name the weekday it is worked like, or give makeUpWindows');
  }
  const document: CalendarDocument = {
    county,
    timeZone: 'Asia/Shanghai',
    ...office,
    ...optional(fields, '', 'towns', townsAt(county)),
    holidays,
    makeUpDays,
    ...optional(fields, '', 'makeUpWindows', makeUpWindowsAt),
    horizon,
  };
  return { ...document, ...optional(fields, '', 'closures', closuresAt(document, years)) };
}

const HOURS = ['weekdays', 'seasons'];
const FIELDS = [
  ...['county', 'timeZone', ...HOURS, 'towns', 'holidays', 'makeUpDays', 'makeUpWindows', 'closures'],
  'horizon',
];

type Fields = Readonly<Record<string, unknown>>;

/** A field that may be left out, and then is no field of the result either. */
const optional = <Name extends string, Value>(
  fields: Fields,
  pointer: string,
  name: Name,
  read: (value: unknown, pointer: string) => Value,
): { readonly [N in Name]?: Value } =>
  fields[name] === undefined
    ? {}
    : ({ [name]: read(fields[name], `${pointer}/${name}`) } as { readonly [N in Name]?: Value });

const officeHoursAt = (fields: Fields, pointer: string): OfficeHours => ({
  weekdays: weekAt(fields['weekdays'], `${pointer}/weekdays`),
  ...optional(fields, pointer, 'seasons', seasonsAt),
});

function weekAt(value: unknown, pointer: string): WeekHours {
  const weekdays = listAt(value, pointer, windowsAt);
  if (weekdays.length !== 7) throw new InvalidDocument(pointer, 'must list seven days, Monday first');
  if (weekdays.every((windows) => windows.length === 0))
    throw new InvalidDocument(pointer, 'must work on at least one day: no deadline would ever come');
  return weekdays;
}

function seasonsAt(value: unknown, pointer: string): readonly Season[] {
  const seasons = listAt(value, pointer, (item, at): Season => {
    const fields = fieldsAt(item, at, ['name', 'from', 'to', 'weekdays']);
    return {
      name: textAt(fields['name'], `${at}/name`),
      from: dayOfYearAt(fields['from'], `${at}/from`),
      to: dayOfYearAt(fields['to'], `${at}/to`),
      weekdays: weekAt(fields['weekdays'], `${at}/weekdays`),
    };
  });
  seasons.forEach((season, n) => {
    const other = seasons.slice(0, n).find((earlier) => overlap(earlier, season));
    if (other) throw new InvalidDocument(below(pointer, n), `overlaps ${other.name}: a day has one season`);
  });
  return seasons;
}

const overlap = (a: Season, b: Season): boolean => includes(a, b.from) || includes(b, a.from);
const includes = ({ from, to }: Season, day: DayOfYear): boolean =>
  from <= to ? from <= day && day <= to : day >= from || day <= to;

const townsAt =
  (county: string) =>
  (value: unknown, pointer: string): Readonly<Record<RegionCode, OfficeHours>> => {
    const towns: Record<RegionCode, OfficeHours> = {};
    for (const [code, hours] of Object.entries(recordAt(value, pointer))) {
      const at = below(pointer, code);
      towns[townAt(county)(code, at)] = officeHoursAt(fieldsAt(hours, at, HOURS), at);
    }
    return towns;
  };

const townAt =
  (county: string) =>
  (value: unknown, pointer: string): RegionCode => {
    const code = textAt(value, pointer);
    if (!/^\d{9}$/.test(code) || !code.startsWith(county))
      throw new InvalidDocument(pointer, `must be the nine digits of a town of ${county}`);
    return code as RegionCode;
  };

function windowsAt(value: unknown, pointer: string): readonly WorkingWindow[] {
  const windows = listAt(value, pointer, windowAt);
  windows.forEach(({ from }, at) => {
    if (at > 0 && from < windows[at - 1]!.to)
      throw new InvalidDocument(below(pointer, at), 'must begin after the window before it has ended');
  });
  return windows;
}

function makeUpWindowsAt(value: unknown, pointer: string): readonly WorkingWindow[] {
  const windows = windowsAt(value, pointer);
  if (windows.length === 0) throw new InvalidDocument(pointer, 'must hold at least one window');
  return windows;
}

function windowAt(value: unknown, pointer: string): WorkingWindow {
  const fields = fieldsAt(value, pointer, ['from', 'to']);
  const [from, to] = [minuteAt(fields['from'], `${pointer}/from`), minuteAt(fields['to'], `${pointer}/to`)];
  if (from >= to) throw new InvalidDocument(pointer, 'must end after it begins');
  return { from, to };
}

function minuteAt(value: unknown, pointer: string): Minutes {
  if (!Number.isInteger(value) || (value as number) < 0 || (value as number) > 1440)
    throw new InvalidDocument(pointer, 'must be whole minutes after midnight, 0 to 1440');
  return value as Minutes;
}

function dayAt(value: unknown, pointer: string): Day {
  const text = textAt(value, pointer);
  if (!isDay(text)) throw new InvalidDocument(pointer, 'must be a day such as 2026-02-17');
  return text;
}

function dayOfYearAt(value: unknown, pointer: string): DayOfYear {
  const text = textAt(value, pointer);
  // Judged in a year that is no leap year: a season that began on 29 February would have none in most.
  if (!isDay(`2023-${text}`))
    throw new InvalidDocument(pointer, 'must be a day of every year, such as 05-01');
  return text as DayOfYear;
}

function recordAt(value: unknown, pointer: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidDocument(pointer, 'must be an object');
  return value as Fields;
}

function byDayAt<Value>(
  value: unknown,
  pointer: string,
  horizon: Day,
  read: (value: unknown, pointer: string) => Value,
): Readonly<Record<Day, Value>> {
  const found: Record<Day, Value> = {};
  for (const [key, item] of Object.entries(recordAt(value, pointer))) {
    const at = below(pointer, key);
    const day = dayAt(key, at);
    if (day > horizon) throw new InvalidDocument(at, `lies beyond the horizon ${horizon}`);
    found[day] = read(item, at);
  }
  return found;
}

const makeUpDayAt =
  (weekdays: WeekHours) =>
  (value: unknown, pointer: string): string | MakeUpDay => {
    if (typeof value !== 'object' || value === null) return textAt(value, pointer);
    const fields = fieldsAt(value, pointer, ['name', 'like']);
    const like = oneOfAt(fields['like'], `${pointer}/like`, weekdayNames);
    if (weekdays[weekdayNames.indexOf(like)]!.length === 0)
      throw new InvalidDocument(`${pointer}/like`, 'is a day off itself: nothing would be worked');
    return { name: textAt(fields['name'], `${pointer}/name`), like };
  };

/** The published years: a year within them that has no holiday was forgotten, and every deadline in it is wrong. */
function coveredYears(holidays: readonly string[], horizon: Day): { readonly first: number } {
  const published = new Set(holidays.map((day) => Number(day.slice(0, 4))));
  const last = Number(horizon.slice(0, 4));
  const first = Math.min(last, ...published);
  for (let year = first; year <= last; year++)
    if (!published.has(year))
      throw new InvalidDocument(
        '/holidays',
        `has none for ${year}: publish the year, or end the horizon before`,
      );
  return { first };
}

const closuresAt =
  (document: CalendarDocument, { first }: { readonly first: number }) =>
  (value: unknown, pointer: string): readonly Closure[] =>
    listAt(value, pointer, (item, at) => {
      const fields = fieldsAt(item, at, ['name', 'from', 'to', 'hours', 'towns']);
      const closure: Closure = {
        name: textAt(fields['name'], `${at}/name`),
        from: dayAt(fields['from'], `${at}/from`),
        ...optional(fields, at, 'to', dayAt),
        ...optional(fields, at, 'hours', windowAt),
        ...optional(fields, at, 'towns', (towns, where) => listAt(towns, where, townAt(document.county))),
      };
      const { from, to = from, towns } = closure;
      if (to < from) throw new InvalidDocument(`${at}/to`, 'must not lie before from');
      if (from < `${first}` || to > document.horizon)
        throw new InvalidDocument(at, `lies outside the published days, ${first} to ${document.horizon}`);
      (towns ?? [undefined]).forEach((town, n) => {
        if (closesNothing(closure, new WorkingHours(document, town)))
          throw new InvalidDocument(
            town ? `${at}/towns/${n}` : at,
            'closes no working time: is it a day off?',
          );
      });
      return closure;
    });

function closesNothing(closure: Closure, hours: WorkingHours): boolean {
  const { from, to } = closure.hours ?? { from: 0, to: 1440 };
  return [...daysOf(closure)].every((day) => {
    const midnight = midnightOf(day);
    return hours.between(midnight + from * MINUTE, midnight + to * MINUTE) === 0;
  });
}
