/**
 * Whether two counts of the same kind differ by more than chance. Own code and no library: it is thirty lines over exact
 * sums, and the libraries of distributions bring hundreds of kilobytes for functions that are approximations.
 */

/** ln n!, for n up to some hundred thousand: summed once, and exact to the last digits. */
const logs: number[] = [0];
function logFactorial(n: number): number {
  for (let at = logs.length; at <= n; at++) logs.push((logs[at - 1] as number) + Math.log(at));
  return logs[n] as number;
}

const binomial = (k: number, n: number, share: number): number =>
  Math.exp(
    logFactorial(n) -
      logFactorial(k) -
      logFactorial(n - k) +
      k * Math.log(share) +
      (n - k) * Math.log(1 - share),
  );

export interface Tested {
  /** That so much or anything as unlikely comes by chance; 1 where nothing was counted. */
  readonly p: number;
  /** That so much or more comes by chance. */
  readonly greater: number;
}

/** What R takes for as unlikely: rounding must not leave out the mirror image of what was seen. */
const AS_UNLIKELY = 1 + 1e-7;

/**
 * The exact test of two Poisson counts (`poisson.test` of R): of all that was counted in one period and in `times` periods
 * of its length before it, each came in the one with a chance of 1 in `times` + 1, if nothing has changed.
 * @param times whole, above 0
 */
export function poissonTest(observed: number, before: number, times: number): Tested {
  const n = observed + before;
  if (n === 0) return { p: 1, greater: 1 };
  const share = 1 / (times + 1);
  const seen = binomial(observed, n, share) * AS_UNLIKELY;
  let [p, greater] = [0, 0];
  for (let k = 0; k <= n; k++) {
    const chance = binomial(k, n, share);
    if (chance <= seen) p += chance;
    if (k >= observed) greater += chance;
  }
  return { p: Math.min(1, p), greater: Math.min(1, greater) };
}

/**
 * Of many tests some find something by chance. Benjamini–Hochberg: of what is below a bound after this, no larger share is
 * expected to be by chance.
 * @returns in the same order (`p.adjust(…, "BH")` of R)
 */
export function adjusted(all: readonly number[]): readonly number[] {
  const order = all.map((p, at) => ({ p, at })).sort((one, other) => other.p - one.p);
  const result = new Array<number>(all.length).fill(1);
  let least = 1;
  order.forEach(({ p, at }, from) => {
    least = Math.min(least, (p * all.length) / (all.length - from));
    result[at] = least;
  });
  return result;
}
