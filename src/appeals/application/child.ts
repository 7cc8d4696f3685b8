import type { Day } from '../../kernel/time';

/** Whoever is under it speaks through a guardian (PIPL 31). */
const SPEAKS_AT = 14;

/** How a report says that whose matter it is is a child: one of the two. */
export interface ChildInput {
  readonly birthDate?: Day | undefined;
  readonly age?: number | undefined;
}

/**
 * The day from which they speak for themselves; nothing for whoever does already. Of a child whose age alone is
 * known, the last day that it can be. Pure.
 */
export function speaksFrom({ birthDate, age }: ChildInput, today: Day): Day | undefined {
  const from =
    birthDate === undefined ? yearsAfter(today, SPEAKS_AT - (age ?? 0)) : yearsAfter(birthDate, SPEAKS_AT);
  return from > today ? from : undefined;
}

/** The 29th of February has its day on the 1st of March where there is none. */
function yearsAfter(day: Day, years: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10) as Day;
}
