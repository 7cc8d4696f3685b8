import { figureCodes, type FigureCode } from './definitions';
import type { Numbers } from './figures';

/** Fewer than this, of what is sensitive, may tell who it was. */
export const SMALL = 5;
export const isSmall = (count: number): boolean => count > 0 && count < SMALL;

/** Figures that add up to another one: whoever knows the sum and all but one knows that one, too. */
const parts: readonly (readonly FigureCode[])[] = [
  ['reported', 'reopened'],
  ...['closed', 'missed', 'rated', 'backlog'].map((total) =>
    figureCodes.filter((code) => code.startsWith(`${total}.`)),
  ),
  ['solved.yes', 'solved.no'],
  ['satisfied.yes', 'satisfied.no'],
];
/** A figure of which the rest is shown by another. */
const shares: readonly (readonly [FigureCode, FigureCode])[] = [
  ['respond.met', 'respond.due'],
  ['whole.met', 'whole.due'],
  ['completed', 'begun'],
];

/** The figures that are not shown, since they or what they leave over are small. */
export function withheldOf(numbers: Numbers): ReadonlySet<FigureCode> {
  const count = (code: FigureCode): number => numbers.get(code) ?? 0;
  const withheld = new Set(figureCodes.filter((code) => isSmall(count(code))));
  for (const family of parts)
    if (family.some((code) => withheld.has(code))) for (const code of family) withheld.add(code);
  for (const [of, outOf] of shares) if (isSmall(count(outOf) - count(of))) withheld.add(of);
  return withheld;
}
