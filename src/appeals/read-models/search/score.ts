import { levelsOf } from '../../../kernel/region';
import type { RegionCode } from '../../../kernel/ids';
import type { WordHash } from '../../../kernel/ports/words';
import type { MatchedBy, Slot } from './slot';

/** An appeal that may be meant, as far as that must be known to say so. */
export interface Candidate {
  readonly number: string;
  readonly region: string;
  readonly service: string | null;
  readonly holder: string | null;
  /** Absent where nothing was said, or it was erased. */
  readonly words: string | null;
  readonly persons: string | null;
}

export interface Match {
  readonly score: number;
  readonly by: readonly MatchedBy[];
}

/** BM25 as usual. */
const K1 = 1.2;
const B = 0.75;
/**
 * Words of a usual report. A constant: were it counted, reports that the caller may not see would move those that they
 * may. Weights of words are constants for the same reason.
 */
const USUAL_LENGTH = 30;
/** Of what it is or where, against words. */
const NAMED_SHARE = 0.5;
const NUMBER_SCORE = 100;

/** How well it answers; `undefined` when it lacks one of the slots. */
export function matchOf(candidate: Candidate, slots: readonly Slot[]): Match | undefined {
  const words = candidate.words ? candidate.words.split(' ') : [];
  const counts = countsOf(words, slots);
  const by = new Set<MatchedBy>();
  let score = 0;
  for (const slot of slots) {
    const found = [
      ...(endsIn(candidate, slot) ? [['number', NUMBER_SCORE] as const] : []),
      ...(isOf(candidate, slot) ? [['person', NUMBER_SCORE] as const] : []),
      ...said(slot, counts, words.length),
      ...named(candidate, slot),
    ];
    if (found.length === 0) return undefined;
    for (const [how] of found) by.add(how);
    score += Math.max(...found.map(([, worth]) => worth));
  }
  return { score: Math.round(score * 1_000), by: [...by] };
}

/** Of the words that are asked for alone: an appeal has many others. */
function countsOf(words: readonly string[], slots: readonly Slot[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const slot of slots) for (const list of slot.words) for (const word of list) counts.set(word, 0);
  for (const word of words) {
    const before = counts.get(word);
    if (before !== undefined) counts.set(word, before + 1);
  }
  return counts;
}

type Found = readonly (readonly [MatchedBy, number])[];

const endsIn = ({ number }: Candidate, { tail }: Slot): boolean =>
  tail !== undefined && number.replaceAll('-', '').endsWith(tail);

const isOf = ({ persons }: Candidate, { person }: Slot): boolean =>
  person !== undefined && (persons ?? '').includes(person);

function said({ words, weight }: Slot, counts: ReadonlyMap<string, number>, length: number): Found {
  const often = (alternative: readonly WordHash[]): number =>
    Math.min(...alternative.map((word) => counts.get(word) ?? 0));
  const most = Math.max(0, ...words.filter((each) => each.length > 0).map(often));
  if (most === 0) return [];
  const norm = K1 * (1 - B + (B * length) / USUAL_LENGTH);
  return [['words', (weight * most * (K1 + 1)) / (most + norm)]];
}

function named({ region, service, holder }: Candidate, { named: names, weight }: Slot): Found {
  const worth = weight * NAMED_SHARE;
  const levels: readonly string[] = levelsOf(region as RegionCode);
  return [
    ...(names.regions.some((code) => levels.includes(code)) ? [['place', worth] as const] : []),
    ...(names.services.some((id) => id === service) ? [['service', worth] as const] : []),
    ...(names.units.some((id) => id === holder) ? [['holder', worth] as const] : []),
  ];
}
