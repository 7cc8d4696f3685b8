import type { RegionCode } from '../../kernel/ids';
import { levelsOf } from '../../kernel/region';
import type { Day } from '../../kernel/time';
import type { Calendar, CalendarDocument, WorkingTime } from './calendar-document';
import { DAY, midnightOf, numberOfDay } from './day';
import type { Deadline } from './model';
import { WorkingHours } from './working-hours';

export function indexCalendar(document: CalendarDocument, version: number): Calendar {
  const hours = new WorkingHours(document);
  const towns = townsApart(document);
  const known = new Map<RegionCode, WorkingTime>();
  const ofTown = (town: RegionCode): WorkingTime => {
    const found = known.get(town) ?? new WorkingHours(document, town);
    known.set(town, found);
    return found;
  };
  return {
    version,
    document,
    hours,
    hoursOf: (town) => (town === undefined || !towns.has(town) ? hours : ofTown(town)),
  };
}

/** Those whose working time is not in all the county's: with hours of their own, or closed on some day. */
const townsApart = ({ towns = {}, closures = [] }: CalendarDocument): ReadonlySet<string> =>
  new Set([...Object.keys(towns), ...closures.flatMap((closure) => closure.towns ?? [])]);

/** The town that a place lies in; none for the county. */
export const townOf = (place: RegionCode | undefined): RegionCode | undefined => place && levelsOf(place)[1];

/** What deadlines that no calendar moves name. */
export const NO_CALENDAR = 'none';

/** As deadlines name it: `<county>@<version>`, or `<county>/<town>@<version>` where a town's hours count. */
export const nameOfCalendar = ({ document, version }: Calendar, town?: RegionCode): string =>
  town === undefined ? `${document.county}@${version}` : `${document.county}/${town}@${version}`;

export function townNamed(calendar: string): RegionCode | undefined {
  const slash = calendar.indexOf('/');
  return slash < 0 ? undefined : (calendar.slice(slash + 1, calendar.indexOf('@')) as RegionCode);
}

/** Whether the county works at all on that day. */
export function isWorkedDay({ hours }: Pick<Calendar, 'hours'>, day: Day): boolean {
  const midnight = midnightOf(numberOfDay(day));
  return hours.between(midnight, midnight + DAY) > 0;
}

/** The hours that count for a deadline: its town's, as its name for the calendar says. */
export const hoursFor = ({ calendar }: Pick<Deadline, 'calendar'>, inForce: Calendar): WorkingTime =>
  inForce.hoursOf(townNamed(calendar));
