import type { Day } from '../../kernel/time';
import type { Counted } from './counts';
import { agedCodes, definitionOf, flowCodes, type FigureCode } from './definitions';
import { durationsOf, type Durations } from './durations';
import { timedBy, type Timed } from './leaves';
import { daysIn } from './period';

export type Numbers = ReadonlyMap<FigureCode, number>;

const flows = flowCodes.map((code) => [code, definitionOf(code)] as const);
const aged = agedCodes.map((code) => [code, definitionOf(code).age ?? { from: 0 }] as const);
const noneLeftOut: Numbers = new Map(flowCodes.map((code) => [code, 0]));

const sumOf = (counts: ReadonlyMap<string, number>, keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);

/** Every figure of a period. */
export function numbersOf({ leaves, completed, backlog }: Counted): Numbers {
  return new Map(
    flows.map(([code, { counting, leaves: of }]) => [
      code,
      counting === 'done' ? completed : counting === 'waiting' ? backlog : sumOf(leaves, of),
    ]),
  );
}

/** Of the figures that rates are made of, those that are left out of them: they are done with. */
export const excludedOf = ({ excluded }: Counted): Numbers =>
  excluded.size === 0
    ? noneLeftOut
    : new Map(flows.map(([code, { leaves: of }]) => [code, sumOf(excluded, of)]));

/** What waits now, by how long. @param waiting how many began on each day */
export function agesOf(waiting: ReadonlyMap<string, number>, today: Day): Numbers {
  const ages = new Map<FigureCode, number>(aged.map(([code]) => [code, 0]));
  for (const [day, n] of waiting) {
    const age = daysIn({ from: day as Day, to: today }) - 1;
    const of = aged.find(([, { from, to }]) => age >= from && (to === undefined || age <= to));
    if (of !== undefined) ages.set(of[0], (ages.get(of[0]) ?? 0) + n);
  }
  return ages;
}

export function timesOf({ leaves }: Counted, kind: Timed): Durations {
  const counts = new Map<number, number>();
  for (const [leaf, n] of leaves) {
    const timed = timedBy(leaf);
    if (timed?.kind === kind && n > 0) counts.set(timed.bucket, n);
  }
  return durationsOf(counts);
}
