import type { Day } from '../../kernel/time';
import type { Counted } from './counts';
import { agedCodes, definitionOf, flowCodes, type FigureCode } from './definitions';
import { durationsOf, type Durations } from './durations';
import { timedBy, type Timed } from './leaves';
import { addDays } from './period';

export type Numbers = ReadonlyMap<FigureCode, number>;

const sumOf = (counts: ReadonlyMap<string, number>, keys: readonly string[]): number =>
  keys.reduce((sum, key) => sum + (counts.get(key) ?? 0), 0);

/** Every figure of a period. */
export function numbersOf({ leaves, completed, backlog }: Counted): Numbers {
  return new Map(
    flowCodes.map((code) => {
      const { counting, leaves: of } = definitionOf(code);
      return [code, counting === 'done' ? completed : counting === 'waiting' ? backlog : sumOf(leaves, of)];
    }),
  );
}

/** Of the figures that rates are made of, those that are left out of them: they are done with. */
export const excludedOf = ({ excluded }: Counted): Numbers =>
  new Map(flowCodes.map((code) => [code, sumOf(excluded, definitionOf(code).leaves)]));

/** What waits now, by how long. @param waiting how many began on each day */
export function agesOf(waiting: ReadonlyMap<string, number>, today: Day): Numbers {
  return new Map(
    agedCodes.map((code) => {
      const { from = 0, to } = definitionOf(code).age ?? {};
      const last = addDays(today, -from);
      const first = to === undefined ? '' : addDays(today, -to);
      const of = [...waiting].filter(([day]) => day >= first && day <= last);
      return [code, of.reduce((sum, [, n]) => sum + n, 0)];
    }),
  );
}

export function timesOf({ leaves }: Counted, kind: Timed): Durations {
  const counts = new Map<number, number>();
  for (const [leaf, n] of leaves) {
    const timed = timedBy(leaf);
    if (timed?.kind === kind && n > 0) counts.set(timed.bucket, n);
  }
  return durationsOf(counts);
}
