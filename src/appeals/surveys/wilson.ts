/** Of the normal distribution: 95 of 100 lie within so many deviations on either side. */
const Z = 1.959963984540054;

export interface Share {
  readonly share: number;
  /** 95 % interval by Wilson's score: never outside 0 and 1, and honest of few and of all. */
  readonly low: number;
  readonly high: number;
}

const places = (value: number): number => Math.round(value * 1e4) / 1e4;

/** To four places. @param of above 0 @param count 0 to `of` */
export function shareOf(count: number, of: number): Share {
  const share = count / of;
  const square = Z * Z;
  const middle = share + square / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const [low, high] = [middle - reach, middle + reach].map((edge) => edge / (1 + square / of)) as [
    number,
    number,
  ];
  return { share: places(share), low: places(Math.max(0, low)), high: places(Math.min(1, high)) };
}
