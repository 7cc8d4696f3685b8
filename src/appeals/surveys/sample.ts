import { hash } from 'node:crypto';
import type { AppealId, CitizenId, EventId } from '../../kernel/ids';

/** A closed appeal, and whom there is to ask. */
export interface Candidate {
  readonly appeal: AppealId;
  readonly reporter: CitizenId;
}

/** What the draw is made with: an event that nobody could write to their liking. */
export type Seed = EventId;

/** SHA-256, hex, of the seed, a blank and the appeal's id: the smallest are drawn. */
export const drawOf = (seed: Seed, appeal: AppealId): string => hash('sha256', `${seed} ${appeal}`, 'hex');

/**
 * In the order of their draws, and of each reporter the first alone: nobody is asked twice. Whoever has the same appeals
 * and the seed draws the same again.
 */
export function drawn(seed: Seed, candidates: readonly Candidate[], size: number): readonly AppealId[] {
  const asked = new Set<CitizenId>();
  return candidates
    .map((each) => ({ ...each, draw: drawOf(seed, each.appeal) }))
    .sort((one, other) => (one.draw < other.draw ? -1 : 1))
    .filter(({ reporter }) => !asked.has(reporter) && asked.add(reporter))
    .slice(0, size)
    .map(({ appeal }) => appeal);
}

/** Of all that could be drawn, in whatever order: whoever counts again sees whether they are the same. */
export const digestOf = (candidates: readonly Candidate[]): string =>
  hash(
    'sha256',
    candidates
      .map(({ appeal }) => appeal)
      .sort()
      .join('\n'),
    'hex',
  );
