import { levelsOf } from '../../../kernel/region';
import type { RegionCode } from '../../../kernel/ids';
import type { WordHash } from '../../../kernel/ports/words';
import { isNamed, type MatchedBy, type Slot } from './slot';

/** An appeal that may be meant, as far as that must be known to say so. */
export interface Candidate {
  readonly number: string;
  /** These three where a slot may be filled by what it is or where. */
  readonly region?: string | undefined;
  readonly service?: string | null | undefined;
  readonly holder?: string | null | undefined;
  /** Absent where nothing was said, or it was erased. */
  readonly words: string | null;
  /** Where a slot is a person. */
  readonly persons?: string | null | undefined;
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
const BLANK = 32;

/** How well it answers; `undefined` when it lacks one of the slots. */
export function matchOf(candidate: Candidate, slots: readonly Slot[]): Match | undefined {
  const words = wordsIn(candidate.words ?? '');
  const by = new Set<MatchedBy>();
  let score = 0;
  for (const slot of slots) {
    const found = [
      ...(endsIn(candidate, slot) ? [['number', NUMBER_SCORE] as const] : []),
      ...(isOf(candidate, slot) ? [['person', NUMBER_SCORE] as const] : []),
      ...said(slot, words),
      ...named(candidate, slot),
    ];
    if (found.length === 0) return undefined;
    for (const [how] of found) by.add(how);
    score += Math.max(...found.map(([, worth]) => worth));
  }
  return { score: Math.round(score * 1_000), by: [...by] };
}

interface Words {
  readonly length: number;
  readonly often: (word: WordHash) => number;
}

/** Of one appeal, a blank between two. They are not taken apart: three hundred appeals are looked at for a page. */
function wordsIn(text: string): Words {
  let length = text === '' ? 0 : 1;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) === BLANK) length++;
  const padded = ` ${text} `;
  return {
    length,
    often: (word) => {
      const sought = ` ${word} `;
      let count = 0;
      // The blank after one is that before the next.
      for (let at = padded.indexOf(sought); at >= 0; at = padded.indexOf(sought, at + sought.length - 1))
        count++;
      return count;
    },
  };
}

type Found = readonly (readonly [MatchedBy, number])[];

const endsIn = ({ number }: Candidate, { tail }: Slot): boolean =>
  tail !== undefined && number.replaceAll('-', '').endsWith(tail);

const isOf = ({ persons }: Candidate, { person }: Slot): boolean =>
  person !== undefined && (persons ?? '').includes(person);

function said({ words, weight }: Slot, { length, often: oftenOf }: Words): Found {
  const often = (alternative: readonly WordHash[]): number => Math.min(...alternative.map(oftenOf));
  const most = Math.max(0, ...words.filter((each) => each.length > 0).map(often));
  if (most === 0) return [];
  const norm = K1 * (1 - B + (B * length) / USUAL_LENGTH);
  return [['words', (weight * most * (K1 + 1)) / (most + norm)]];
}

function named({ region, service, holder }: Candidate, { named: names, weight }: Slot): Found {
  if (region === undefined || !isNamed(names)) return [];
  const worth = weight * NAMED_SHARE;
  const levels: readonly string[] = levelsOf(region as RegionCode);
  return [
    ...(names.regions.some((code) => levels.includes(code)) ? [['place', worth] as const] : []),
    ...(names.services.some((id) => id === service) ? [['service', worth] as const] : []),
    ...(names.units.some((id) => id === holder) ? [['holder', worth] as const] : []),
  ];
}
