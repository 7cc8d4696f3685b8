/**
 * What units are compared by. `speed`: the median of minutes until a round was answered. `backlog`: what waits at the month's
 * end, for each round that began in it. The others are rates of the frozen month, without what is excluded.
 */
export const measures = ['speed', 'backlog', 'on-time', 'resolution', 'satisfaction'] as const;
export type Measure = (typeof measures)[number];

/** How a measure is told: `minutes` as they are, `share` as one figure out of another. */
export const unitOf = (measure: Measure): 'minutes' | 'share' => (measure === 'speed' ? 'minutes' : 'share');

/** What was counted of one measure. */
export interface Input {
  /** Minutes, or the numerator. */
  readonly of: number;
  /** How many it rests on: steps that were timed, or the denominator. */
  readonly samples: number;
}
export type Inputs = Readonly<Record<Measure, Input>>;
