import type { Brand } from './brand';

/** RFC 3339 in UTC with milliseconds, `2026-07-01T02:00:00.000Z`: sorts as text, stores as text. */
export type Instant = Brand<string, 'Instant'>;
/** A day of the county's calendar, `2026-07-01`. */
export type Day = Brand<string, 'Day'>;
export type Minutes = Brand<number, 'Minutes'>;
export type Milliseconds = Brand<number, 'Milliseconds'>;

export const millisOf = (instant: Instant): number => Date.parse(instant);
export const instantOf = (millis: number): Instant => new Date(millis).toISOString() as Instant;
export const addMillis = (instant: Instant, millis: number): Instant => instantOf(millisOf(instant) + millis);
export const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b);
export const earliest = (a: Instant, b: Instant): Instant => (a < b ? a : b);
