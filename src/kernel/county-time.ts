import { millisOf, type Instant } from './time';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const EIGHT_HOURS = 8 * 3_600_000;

/** RFC 3339 with the county's offset, `2026-07-01T10:00:00.000+08:00`. China keeps one time the year round. */
export const inCountyTime = (instant: Instant): string =>
  new Date(millisOf(instant) + EIGHT_HOURS).toISOString().replace('Z', '+08:00');

/** Every instant of a view, at any depth. Before anything sealed is opened: nobody's words are changed. */
export function withCountyTime<T>(view: T): T {
  return shifted(view) as T;
}

function shifted(value: unknown): unknown {
  if (typeof value === 'string') return INSTANT.test(value) ? inCountyTime(value as Instant) : value;
  if (Array.isArray(value)) return value.map(shifted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shifted(member)]));
}
