import type { Urgency } from '../../catalogue';
import { addMillis, instantOf, millisOf, type Instant } from '../../kernel/time';
import type { QuietHours, TimeOfDay, Waits } from './channels';

/** What the table says of waiting. */
export interface Waiting {
  readonly quietHours?: QuietHours | undefined;
  /** What happens to one appeal within so many minutes is told together. */
  readonly gatherMinutes: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const EIGHT_HOURS = 8 * 60 * MINUTE;

/**
 * From when on a notice may go out by a channel that rings at somebody.
 * @param at when it was written
 * @param opens the earliest working instant that is no earlier than the one given
 */
export function goesOutAt(
  at: Instant,
  { urgency, waitsFor }: { readonly urgency: Urgency; readonly waitsFor?: Waits | undefined },
  { quietHours, gatherMinutes }: Waiting,
  opens: (from: Instant) => Instant,
): Instant {
  if (urgency === 'critical') return at;
  const gathered = addMillis(at, gatherMinutes * MINUTE);
  switch (waitsFor) {
    case undefined:
      return gathered;
    case 'quiet-hours':
      return quietHours === undefined ? gathered : afterQuiet(gathered, quietHours);
    case 'working-time':
      return opens(gathered);
    default:
      return waitsFor satisfies never;
  }
}

/** The instant itself outside quiet hours, else their end. */
function afterQuiet(at: Instant, { from, to }: QuietHours): Instant {
  const sinceMidnight = (millisOf(at) + EIGHT_HOURS) % DAY;
  const [begins, ends] = [millisOfDay(from), millisOfDay(to)];
  const overMidnight = ends <= begins;
  const isQuiet = overMidnight
    ? sinceMidnight >= begins || sinceMidnight < ends
    : sinceMidnight >= begins && sinceMidnight < ends;
  if (!isQuiet) return at;
  const midnight = millisOf(at) - sinceMidnight;
  return instantOf(midnight + ends + (sinceMidnight >= ends ? DAY : 0));
}

const millisOfDay = (time: TimeOfDay): number =>
  (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;
