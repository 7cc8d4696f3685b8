import { unitKinds, type UnitKind } from '../../directory';
import { below, fieldsAt, InvalidDocument, listAt, oneOfAt, textAt } from '../../kernel/invalid-document';
import type { Bilingual } from '../../kernel/language';
import { tiers, type Tier } from '../../kernel/tier';
import { measures, unitOf, type Measure } from './measures';

/** One measure's part in a score. */
export interface Component {
  readonly measure: Measure;
  /** Of 100. */
  readonly weight: number;
  /** What earns all points, and what earns none: minutes, or a share of 1. Straight between them. */
  readonly best: number;
  readonly worst: number;
  /** Who has fewer is not ranked. */
  readonly samples: number;
}

/** Who is compared with whom: places of a tier with all that lies in them, or units with what they hold. */
export type Members =
  | { readonly places: Extract<Tier, 'town' | 'village'> }
  | { readonly units: UnitKind; readonly tier: Tier; readonly except?: readonly string[] | undefined };

export interface Group extends Bilingual {
  /** `towns`; part of an address, and of a stream's name. */
  readonly id: string;
  readonly members: Members;
  readonly components: readonly Component[];
}

export interface ScoringDocument {
  readonly groups: readonly Group[];
}

/** The formula in force. */
export interface Scoring extends ScoringDocument {
  readonly version: number;
  group(id: string): Group | undefined;
}

/** Nobody is ranked: of a log and of files from before there was a formula. */
export const noScoring: ScoringDocument = { groups: [] };

/** Below this a published rate tells of single reporters. */
const LEAST_SAMPLES = 5;
const ID = /^[a-z][a-z-]{0,39}$/;

/** @throws InvalidDocument with the pointer to the first fault */
export function validateScoring(document: unknown): ScoringDocument {
  const groups = listAt(fieldsAt(document, '', ['groups']).groups, '/groups', groupAt);
  groups.forEach(({ id }, at) => {
    if (groups.slice(0, at).some((other) => other.id === id))
      throw new InvalidDocument(below(below('/groups', at), 'id'), `${id} is there twice`);
  });
  return { groups };
}

function groupAt(value: unknown, pointer: string): Group {
  const fields = fieldsAt(value, pointer, ['id', 'zh', 'en', 'members', 'components']);
  const id = textAt(fields.id, below(pointer, 'id'));
  if (!ID.test(id))
    throw new InvalidDocument(below(pointer, 'id'), 'must be small letters and hyphens, at most 40');
  const at = below(pointer, 'components');
  const components = listAt(fields.components, at, componentAt);
  components.forEach(({ measure }, index) => {
    if (components.slice(0, index).some((other) => other.measure === measure))
      throw new InvalidDocument(below(below(at, index), 'measure'), `${measure} is there twice`);
  });
  const sum = components.reduce((total, { weight }) => total + weight, 0);
  if (sum !== 100) throw new InvalidDocument(at, `must have weights that make 100, and make ${sum}`);
  return {
    id,
    zh: textAt(fields.zh, below(pointer, 'zh')),
    en: textAt(fields.en, below(pointer, 'en')),
    members: membersAt(fields.members, below(pointer, 'members')),
    components,
  };
}

function membersAt(value: unknown, pointer: string): Members {
  const fields = fieldsAt(value, pointer, ['places', 'units', 'tier', 'except']);
  if (fields.places !== undefined) {
    fieldsAt(value, pointer, ['places']);
    return { places: oneOfAt(fields.places, below(pointer, 'places'), ['town', 'village']) };
  }
  const except = below(pointer, 'except');
  return {
    units: oneOfAt(fields.units, below(pointer, 'units'), unitKinds),
    tier: oneOfAt(fields.tier, below(pointer, 'tier'), tiers),
    ...(fields.except === undefined ? {} : { except: listAt(fields.except, except, textAt) }),
  };
}

function componentAt(value: unknown, pointer: string): Component {
  const fields = fieldsAt(value, pointer, ['measure', 'weight', 'best', 'worst', 'samples']);
  const measure = oneOfAt(fields.measure, below(pointer, 'measure'), measures);
  const weight = wholeAt(fields.weight, below(pointer, 'weight'), 1, 100);
  const samples = wholeAt(fields.samples, below(pointer, 'samples'), LEAST_SAMPLES, 100_000);
  const [best, worst] = [fields.best, fields.worst].map((end, index) =>
    endAt(end, below(pointer, index === 0 ? 'best' : 'worst'), measure),
  ) as [number, number];
  if (best === worst)
    throw new InvalidDocument(below(pointer, 'worst'), 'must differ from best: nothing would lie between');
  return { measure, weight, best, worst, samples };
}

function wholeAt(value: unknown, pointer: string, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new InvalidDocument(pointer, `must be a whole number, ${least} to ${most}`);
  return value;
}

/** Shares to four places, minutes whole: what is published can be computed again by hand. */
function endAt(value: unknown, pointer: string, measure: Measure): number {
  if (unitOf(measure) === 'minutes') return wholeAt(value, pointer, 0, 1_000_000);
  if (typeof value !== 'number' || value < 0 || value > 10 || Math.round(value * 10_000) / 10_000 !== value)
    throw new InvalidDocument(pointer, 'must be a share of 1 with at most four places, 0 to 10');
  return value;
}

export const indexScoring = ({ groups }: ScoringDocument, version: number): Scoring => ({
  version,
  groups,
  group: (id) => groups.find((group) => group.id === id),
});
