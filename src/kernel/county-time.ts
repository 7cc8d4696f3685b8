import { instantOf, millisOf, type Instant } from './time';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const EIGHT_HOURS = 8 * 3_600_000;

/** RFC 3339 with the county's offset, `2026-07-01T10:00:00.000+08:00`. China keeps one time the year round. */
export const inCountyTime = (instant: Instant): string =>
  `${instantOf(millisOf(instant) + EIGHT_HOURS).slice(0, -1)}+08:00`;

/** Every instant of a view, at any depth. Before anything sealed is opened: nobody's words are changed. */
export function withCountyTime<T>(view: T): T {
  return shifted(view) as T;
}

/** The value itself where it holds no instant: a list of rows is copied as far as it changes and no further. */
function shifted(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length === 24 && INSTANT.test(value) ? inCountyTime(value as Instant) : value;
  if (Array.isArray(value)) return value.map(shifted);
  if (typeof value !== 'object' || value === null) return value;
  const members = value as Readonly<Record<string, unknown>>;
  let copy: Record<string, unknown> | undefined;
  for (const name of Object.keys(members)) {
    const member = members[name];
    const told = shifted(member);
    if (told !== member) (copy ??= { ...members })[name] = told;
  }
  return copy ?? value;
}
