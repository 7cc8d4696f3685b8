import type { Day } from '../../kernel/time';

/** Whoever is under it speaks through a guardian (PIPL 31). */
const SPEAKS_AT = 14;

/** How a report says that whose matter it is is a child: one of the two. */
export interface ChildInput {
  readonly birthDate?: Day | undefined;
  readonly age?: number | undefined;
}

/**
 * The day from which they speak for themselves; nothing for whoever does already. What an ID number says of it counts
 * before what a caller says. Of a child whose age alone is known, the last day that it can be. Pure.
 * @param idNumber of whose matter it is
 */
export function speaksFrom({ birthDate, age }: ChildInput, today: Day, idNumber?: string): Day | undefined {
  const born = (idNumber === undefined ? undefined : bornBy(idNumber)) ?? birthDate;
  const from = born === undefined ? yearsAfter(today, SPEAKS_AT - (age ?? 0)) : yearsAfter(born, SPEAKS_AT);
  return from > today ? from : undefined;
}

/** GB 11643: of 18 places the 7th to the 14th; of the older ones of 15, all of the last century, six. */
function bornBy(idNumber: string): Day | undefined {
  const [, year, month, day] =
    /^\d{6}(\d{4})(\d{2})(\d{2})\d{3}[\dXx]$/.exec(idNumber) ??
    /^\d{6}(\d{2})(\d{2})(\d{2})\d{3}$/.exec(idNumber) ??
    [];
  return year === undefined ? undefined : (`${year.padStart(4, '19')}-${month}-${day}` as Day);
}

/** The 29th of February has its day on the 1st of March where there is none. */
function yearsAfter(day: Day, years: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString().slice(0, 10) as Day;
}
