import { flowCodes, type FigureCode } from '../figures/definitions';
import type { Correction, Frozen, Month, Tally } from './month';

/**
 * What of a month's figures is settled when it ends. How many of its rounds are done by now goes on growing, and is no
 * correction.
 */
export const settledCodes = flowCodes.filter((code) => code !== 'completed');

export const valueIn = (tally: Tally, scope: string, figure: FigureCode): number =>
  tally[scope]?.[figure] ?? 0;

const withValue = (tally: Tally, { scope, figure, is }: Correction): Tally => ({
  ...tally,
  [scope]: { ...tally[scope], [figure]: is },
});

/** How a frozen month stands by all that was said of it since. @param all in the order in which they were frozen */
export const standing = (frozen: Frozen, all: readonly Frozen[]): Tally =>
  all
    .flatMap(({ corrections }) => corrections)
    .filter(({ month }) => month === frozen.month)
    .reduce(withValue, frozen.figures);

/** Where what is counted now differs from how a frozen month stands. */
export function correctionsOf(month: Month, stands: Tally, now: Tally): readonly Correction[] {
  const scopes = [...new Set([...Object.keys(stands), ...Object.keys(now)])].sort();
  return scopes.flatMap((scope) =>
    settledCodes.flatMap((figure) => {
      const [was, is] = [valueIn(stands, scope, figure), valueIn(now, scope, figure)];
      return was === is ? [] : [{ month, scope, figure, was, is }];
    }),
  );
}
