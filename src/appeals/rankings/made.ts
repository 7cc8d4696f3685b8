import { ranked, type Inputs, type Scored } from '../../scoring';
import { inputsOf, type Measured, type Member } from './inputs';
import type { RankedLine, RankingContent } from './ranking';

type Made = Omit<RankingContent, 'lines'>;

/** A ranking from a month's figures: the same figures and formula make the same lines, whenever it is made. */
export function rankingOf(made: Made, members: readonly Member[], month: Measured): RankingContent {
  const placed = ranked(
    made.group,
    members.map((member) => [member, inputsOf(member.scope, month)] as const),
  );
  return { ...made, lines: placed.map(({ member, ...line }): RankedLine => ({ ...member, ...line })) };
}

/** What went into each line. */
const inputsIn = ({ parts }: RankedLine): Inputs =>
  Object.fromEntries(
    parts.map(({ measure, of, samples }) => [measure, { of, samples }]),
  ) as unknown as Inputs;

/**
 * Whether what it says follows from what it names: each rank and score from the inputs and the formula beside them, and
 * the inputs from the frozen month, where they are its own.
 */
export function isReproduced(
  { group, counted, lines }: RankingContent,
  month: Measured | undefined,
): boolean {
  const again = ranked(
    group,
    lines.map((line) => [line, inputsIn(line)] as const),
  );
  const same = again.every(
    ({ member, rank, score, parts }) =>
      rank === member.rank &&
      score === member.score &&
      parts.every((part, at) => isPart(part, member.parts[at])),
  );
  if (counted.as === 'corrected') return same;
  if (month === undefined) return false;
  return same && lines.every((line) => isSame(inputsIn(line), inputsOf(line.scope, month)));
}

/** Member by member: the log orders the members of an object its own way. */
const isPart = (one: Scored, other: Scored | undefined): boolean =>
  one.measure === other?.measure && one.points === other.points && one.weight === other.weight;

const isSame = (one: Inputs, other: Inputs): boolean =>
  (Object.keys(one) as (keyof Inputs)[]).every(
    (measure) => one[measure].of === other[measure].of && one[measure].samples === other[measure].samples,
  );
