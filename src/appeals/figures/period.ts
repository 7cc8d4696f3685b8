import type { Day } from '../../kernel/time';

const DAY = 86_400_000;
const toMillis = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const toDay = (millis: number): Day => new Date(millis).toISOString().slice(0, 10) as Day;

/** Days of the county, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export const addDays = (day: Day, days: number): Day => toDay(toMillis(day) + days * DAY);
export const daysIn = ({ from, to }: Period): number => (toMillis(to) - toMillis(from)) / DAY + 1;
const lastOfMonth = (day: Day): boolean => addDays(day, 1).endsWith('-01');

/** Whole months are compared with as many months before, everything else with as many days. */
export function periodBefore({ from, to }: Period): Period {
  const end = addDays(from, -1);
  if (!from.endsWith('-01') || !lastOfMonth(to))
    return { from: addDays(from, -daysIn({ from, to })), to: end };
  const months = monthNumber(to) - monthNumber(from) + 1;
  const first = monthNumber(from) - months;
  const text = `${String(Math.floor(first / 12)).padStart(4, '0')}-${String((first % 12) + 1).padStart(2, '0')}-01`;
  return { from: text as Day, to: end };
}

const monthNumber = (day: Day): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** The same days of the year before; 29 February there is the 28th, and a month that ends, ends there too. */
export function lastYear({ from, to }: Period): Period {
  const back = (day: Day): Day => {
    const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0');
    if (!day.endsWith('02-29')) return `${year}${day.slice(4)}` as Day;
    return `${year}-02-28` as Day;
  };
  const end = back(to);
  const isWhole = lastOfMonth(to) && to.slice(5) === '02-28' && lastOfMonth(addDays(end, 1));
  return { from: back(from), to: isWhole ? addDays(end, 1) : end };
}

/** The month so far. */
export const monthOf = (today: Day): Period => ({ from: `${today.slice(0, 7)}-01` as Day, to: today });
