import type { Bilingual } from '../../catalogue';
import { levelsOf, villageOf } from '../../kernel/region';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import { millisOf, type Instant } from '../../kernel/time';

/** What of an appeal says whether another one is of the same matter. */
export interface Likened {
  readonly region: RegionCode;
  readonly point?: Point | undefined;
  readonly service?: ServiceId | undefined;
  readonly at: Instant;
  /** Hashes; absent where nothing was said, where it was erased, and where the caller may not know of it. */
  readonly words?: readonly string[] | undefined;
}
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export const alikeCodes = [
  'same-grid',
  'same-village',
  'near',
  'same-service',
  'same-words',
  'soon',
] as const;
export type AlikeCode = (typeof alikeCodes)[number];

/** Why they may be one matter. */
export interface Alike {
  readonly code: AlikeCode;
  /** Metres of `near`, percent of `same-words`, hours of `soon`. */
  readonly value?: number | undefined;
}
export interface Likeness {
  /** Of 100. */
  readonly score: number;
  readonly reasons: readonly Alike[];
}

/** Two that score so much are likely the same matter. */
export const LIKELY = 50;
/** Beyond, two points are not one place. */
export const NEAR_METRES = 1_000;
/** Standing at the same pole, by what telephones know of it. */
const HERE_METRES = 100;

const PLACE = 25;
const VILLAGE = 20;
const SERVICE = 15;
const SOON = 10;
const WORDS = 50;
/** Of two services, people say much alike that is not the same: where they live, and that nobody comes. */
const OTHER_SERVICE = -15;
/** Where words say nothing, the rest is no more than so much worth: a village has many matters of a kind. */
const WORDLESS = 60;

const HOUR = 3_600_000;
const RADIUS_OF_EARTH = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** In metres, along the earth. */
export function metresBetween(one: Point, other: Point): number {
  const [a, b] = [radians(one.latitude), radians(other.latitude)];
  const [north, east] = [b - a, radians(other.longitude - one.longitude)];
  const chord = Math.sin(north / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(east / 2) ** 2;
  return Math.round(2 * RADIUS_OF_EARTH * Math.asin(Math.min(1, Math.sqrt(chord))));
}

const gridOf = (region: RegionCode): RegionCode | undefined => levelsOf(region)[3];

interface Part {
  readonly worth: number;
  readonly reason: Alike;
}

function ofPlace(one: Likened, other: Likened): Part | undefined {
  const parts: Part[] = [];
  const village = villageOf(one.region);
  if (village !== undefined && village === villageOf(other.region)) {
    const grid = gridOf(one.region);
    const isSame = grid !== undefined && grid === gridOf(other.region);
    parts.push(
      isSame
        ? { worth: PLACE, reason: { code: 'same-grid' } }
        : { worth: VILLAGE, reason: { code: 'same-village' } },
    );
  }
  if (one.point !== undefined && other.point !== undefined) {
    const metres = metresBetween(one.point, other.point);
    const beyond = Math.max(0, metres - HERE_METRES) / (NEAR_METRES - HERE_METRES);
    if (metres <= NEAR_METRES)
      parts.push({ worth: PLACE - (PLACE - VILLAGE) * beyond, reason: { code: 'near', value: metres } });
  }
  return parts.sort((a, b) => b.worth - a.worth)[0];
}

/** Cosine of the two sets: a long report is no likelier for saying more. */
function overlap(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [new Set(one), new Set(other)];
  const both = [...a].filter((word) => b.has(word)).length;
  return both / Math.sqrt(a.size * b.size);
}

/**
 * How likely two are the same matter: by place, service, time and words. Nothing where the places differ: whatever is
 * said, it happened elsewhere. @param windowMillis apart so long, time says nothing for it
 */
export function likenessOf(one: Likened, other: Likened, windowMillis: number): Likeness {
  const place = ofPlace(one, other);
  const apart = Math.abs(millisOf(one.at) - millisOf(other.at));
  if (place === undefined || apart > windowMillis) return { score: 0, reasons: [] };
  const parts: Part[] = [place];
  const isClassified = one.service !== undefined && other.service !== undefined;
  if (isClassified && one.service === other.service)
    parts.push({ worth: SERVICE, reason: { code: 'same-service' } });
  const against = isClassified && one.service !== other.service ? OTHER_SERVICE : 0;
  const soon: Part = {
    worth: SOON * (1 - apart / windowMillis),
    reason: { code: 'soon', value: Math.floor(apart / HOUR) },
  };
  const known = parts.reduce((sum, { worth }) => sum + worth, against + soon.worth);
  if (!one.words?.length || !other.words?.length)
    return {
      score: Math.round((known * WORDLESS) / (PLACE + SERVICE + SOON)),
      reasons: [...parts, soon].map(({ reason }) => reason),
    };
  const share = overlap(one.words, other.words);
  const said: readonly Alike[] = share > 0 ? [{ code: 'same-words', value: Math.round(share * 100) }] : [];
  return {
    score: Math.round(known + WORDS * share),
    reasons: [...parts.map(({ reason }) => reason), ...said, soon.reason],
  };
}

/** As a dispatcher reads it. */
export function alikeSentence({ code, value = 0 }: Alike): Bilingual {
  switch (code) {
    case 'same-grid':
      return { zh: '同一网格', en: 'in the same grid' };
    case 'same-village':
      return { zh: '同一村（社区）', en: 'in the same village' };
    case 'near':
      return { zh: `相距约 ${value} 米`, en: `some ${value} m apart` };
    case 'same-service':
      return { zh: '同一诉求事项', en: 'of the same service' };
    case 'same-words':
      return { zh: `用词有 ${value}% 相同`, en: `${value}% of the words are the same` };
    case 'soon':
      return value === 0
        ? { zh: '相隔不到一小时', en: 'within the hour' }
        : { zh: `相隔 ${value} 小时`, en: `${value} hours apart` };
    default:
      return code satisfies never;
  }
}
