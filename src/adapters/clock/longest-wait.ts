import type { Milliseconds } from '../../kernel/time';

/** What a Node timer takes; asked for more, it fires at once. Whoever waits that long then asks again. */
const LONGEST_WAIT = 2 ** 31 - 1;

/** A wait that `setTimeout` keeps: whole milliseconds, never short, not negative, 24.8 days at most. */
export const waitOf = (millis: number): Milliseconds =>
  Math.min(LONGEST_WAIT, Math.max(0, Math.ceil(millis))) as Milliseconds;
