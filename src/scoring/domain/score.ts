import type { Component, Group } from './document';
import { unitOf, type Inputs, type Measure } from './measures';

/** One measure of one unit, as it went into the score. */
export interface Scored {
  readonly measure: Measure;
  readonly of: number;
  readonly samples: number;
  readonly weight: number;
  /** Hundredths of a point, of 100 points; absent where the samples are too few. */
  readonly points?: number | undefined;
}

export interface Placed<Member> {
  readonly member: Member;
  /** From 1; equal scores share one, and the next comes after all of them. Absent: not ranked. */
  readonly rank?: number | undefined;
  /** Hundredths of a point. */
  readonly score?: number | undefined;
  readonly parts: readonly Scored[];
}

/**
 * Exact: ends have four places at most, counts are whole, and what is rounded is a quotient of whole numbers, half up.
 * @returns hundredths of a point, 0 to 10,000
 */
function pointsOf({ measure, best, worst }: Component, of: number, samples: number): number {
  const scale = unitOf(measure) === 'minutes' ? 1 : 10_000;
  const [top, bottom] = [Math.round(best * scale), Math.round(worst * scale)];
  // value = of / out; points = (value - worst) / (best - worst), with both halves times `out`.
  const out = unitOf(measure) === 'minutes' ? 1 : samples;
  const [numerator, denominator] = [of * scale - bottom * out, (top - bottom) * out];
  const sign = denominator < 0 ? -1 : 1;
  return Math.min(10_000, Math.max(0, halfUp(numerator * sign * 10_000, denominator * sign)));
}

/** @param denominator above 0 */
const halfUp = (numerator: number, denominator: number): number =>
  Math.floor((2 * numerator + denominator) / (2 * denominator));

function partOf(component: Component, inputs: Inputs): Scored {
  const { measure, weight, samples: least } = component;
  const { of, samples } = inputs[measure];
  const part = { measure, of, samples, weight };
  return samples < least ? part : { ...part, points: pointsOf(component, of, samples) };
}

/** Nothing where a measure has too few samples: who is not measured is not last. */
export const scoreOf = (parts: readonly Scored[]): number | undefined =>
  parts.every(({ points }) => points !== undefined)
    ? halfUp(
        parts.reduce((sum, { points = 0, weight }) => sum + points * weight, 0),
        100,
      )
    : undefined;

/** The best first, who is not ranked last and without a place; among equals in the order in which they came. */
export function ranked<Member>(
  { components }: Pick<Group, 'components'>,
  members: readonly (readonly [Member, Inputs])[],
): readonly Placed<Member>[] {
  const all = members.map(([member, inputs]) => {
    const parts = components.map((component) => partOf(component, inputs));
    return { member, parts, score: scoreOf(parts) };
  });
  const placed = all.filter(({ score }) => score !== undefined).sort((a, b) => b.score! - a.score!);
  return [
    ...placed.map((each) => ({
      ...{ member: each.member, score: each.score, parts: each.parts },
      rank: placed.findIndex(({ score }) => score === each.score) + 1,
    })),
    ...all.filter(({ score }) => score === undefined).map(({ member, parts }) => ({ member, parts })),
  ];
}
