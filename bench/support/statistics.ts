/** @param share 0.5 for the median, 0.99 for the p99; NaN of nothing */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) return NaN;
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] ?? NaN;
  return ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
};

/** What a round measured of each contestant, by name. */
export type Round<Name extends string> = Readonly<Record<Name, number>>;

/**
 * Measures contestants in turn, round after round, because the machine is noisy: what disturbs one round disturbs
 * all who are in it. The order turns about, so that nobody always goes first.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  contestants: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<readonly Round<Name>[]> {
  const names = Object.keys(contestants) as Name[];
  const measured: Round<Name>[] = [];
  for (let round = 0; round < rounds; round++) {
    const results: [Name, number][] = [];
    for (const name of round % 2 === 0 ? names : [...names].reverse())
      results.push([name, await contestants[name]()]);
    measured.push(Object.fromEntries(results) as unknown as Round<Name>);
  }
  return measured;
}

export const medianOf = <Name extends string>(rounds: readonly Round<Name>[], name: Name): number =>
  median(rounds.map((round) => round[name]));

/** The median over the rounds of one contestant's figure divided by another's. */
export const medianRatio = <Name extends string>(
  rounds: readonly Round<Name>[],
  name: Name,
  peer: Name,
): number => median(rounds.map((round) => round[name] / round[peer]));

/** In which the median of what the values are drawn from lies, with at least this confidence, whatever they are like. */
export function medianInterval(
  values: readonly number[],
  confidence = 0.95,
): readonly [low: number, high: number] {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  // As often as a coin falls: that no more than `cut` of n lie on one side.
  let outside = 0;
  let chance = 0.5 ** n;
  let cut = 0;
  for (; 2 * (outside + chance) <= 1 - confidence; cut++) {
    outside += chance;
    chance *= (n - cut) / (cut + 1);
  }
  return cut === 0 ? [-Infinity, Infinity] : [sorted[cut - 1] ?? NaN, sorted[n - cut] ?? NaN];
}
