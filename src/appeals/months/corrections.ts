import { flowCodes, type FigureCode } from '../figures/definitions';
import type { Correction, Frozen, Month, Tally } from './month';

/**
 * What of a month's figures is settled when it ends. How many of its rounds are done by now goes on growing, and is no
 * correction.
 */
export const settledCodes = flowCodes.filter((code) => code !== 'completed');

export const valueIn = (tally: Tally, scope: string, figure: FigureCode): number =>
  tally[scope]?.[figure] ?? 0;

/** Figures, and of these what is left out of the rates. */
export type Standing = Pick<Frozen, 'figures' | 'excluded'>;

const withValue = (tally: Tally, { scope, figure, is }: Correction): Tally => ({
  ...tally,
  [scope]: { ...tally[scope], [figure]: is },
});
const corrected = ({ figures, excluded }: Standing, correction: Correction): Standing =>
  correction.excluded
    ? { figures, excluded: withValue(excluded, correction) }
    : { figures: withValue(figures, correction), excluded };

/** How a frozen month stands by all that was said of it since. @param all in the order in which they were frozen */
export const standing = ({ month, figures, excluded }: Frozen, all: readonly Frozen[]): Standing =>
  all
    .flatMap(({ corrections }) => corrections)
    .filter((each) => each.month === month)
    .reduce(corrected, { figures, excluded });

/** Where what is counted now differs from how a frozen month stands: its figures, then what of them is excluded. */
export const correctionsOf = (month: Month, stands: Standing, now: Standing): readonly Correction[] => [
  ...changesIn(month, stands.figures, now.figures),
  ...changesIn(month, stands.excluded, now.excluded).map((each) => ({ ...each, excluded: true as const })),
];

function changesIn(month: Month, stands: Tally, now: Tally): readonly Correction[] {
  const scopes = [...new Set([...Object.keys(stands), ...Object.keys(now)])].sort();
  return scopes.flatMap((scope) =>
    settledCodes.flatMap((figure) => {
      const [was, is] = [valueIn(stands, scope, figure), valueIn(now, scope, figure)];
      return was === is ? [] : [{ month, scope, figure, was, is }];
    }),
  );
}
