import { InvalidDocument, below, fieldsAt, listAt, textAt } from '../../kernel/invalid-document';
import type { Day, Minutes } from '../../kernel/time';
import { isDay } from './day';
import type { Calendar, CalendarDocument, WorkingWindow } from './model';
import { WorkingHours } from './working-hours';

export const indexCalendar = (document: CalendarDocument, version: number): Calendar => ({
  version,
  document,
  hours: new WorkingHours(document),
});

/** `<county>@<version>`, as deadlines name it. */
export const nameOfCalendar = (calendar: Calendar): string =>
  `${calendar.document.county}@${calendar.version}`;

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
  const weekdays = listAt(fields['weekdays'], '/weekdays', windowsAt);
  if (weekdays.length !== 7) throw new InvalidDocument('/weekdays', 'must list seven days, Monday first');
  if (weekdays.every((windows) => windows.length === 0))
    throw new InvalidDocument('/weekdays', 'must work on at least one day: no deadline would ever come');
  const horizon = dayAt(fields['horizon'], '/horizon');
  const holidays = namedDaysAt(fields['holidays'], '/holidays', horizon);
  const makeUpDays = namedDaysAt(fields['makeUpDays'], '/makeUpDays', horizon);
  const both = Object.keys(makeUpDays).find((day) => day in holidays);
  if (both !== undefined) throw new InvalidDocument(below('/makeUpDays', both), 'is a holiday too');
  const makeUpWindows = windowsAt(fields['makeUpWindows'], '/makeUpWindows');
  if (makeUpWindows.length === 0)
    throw new InvalidDocument('/makeUpWindows', 'must hold at least one window');
  return { county, timeZone: 'Asia/Shanghai', weekdays, holidays, makeUpDays, makeUpWindows, horizon };
}

const FIELDS = ['county', 'timeZone', 'weekdays', 'holidays', 'makeUpDays', 'makeUpWindows', 'horizon'];

function windowsAt(value: unknown, pointer: string): readonly WorkingWindow[] {
  const windows = listAt(value, pointer, windowAt);
  windows.forEach(({ from }, at) => {
    if (at > 0 && from < windows[at - 1]!.to)
      throw new InvalidDocument(below(pointer, at), 'must begin after the window before it has ended');
  });
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

function namedDaysAt(value: unknown, pointer: string, horizon: Day): Readonly<Record<Day, string>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidDocument(pointer, 'must be an object of names by day');
  const named: Record<Day, string> = {};
  for (const [key, name] of Object.entries(value)) {
    const day = dayAt(key, below(pointer, key));
    if (day > horizon) throw new InvalidDocument(below(pointer, key), `lies beyond the horizon ${horizon}`);
    named[day] = textAt(name, below(pointer, key));
  }
  return named;
}
