import { closeCauses } from '../domain/values';
import { leaves, missedKinds, starsGiven, type Timed } from './leaves';

/** How a figure counts: what happened in the period, what waits at its end, or what of it is done by now. */
export type Counting = 'within' | 'waiting' | 'done' | 'aged';

export interface FigureDefinition {
  readonly leaves: readonly string[];
  readonly counting: Counting;
  /** Since when it waits, in whole days before today. */
  readonly age?: { readonly from: number; readonly to?: number | undefined } | undefined;
}

const within = (...of: readonly string[]): FigureDefinition => ({ leaves: of, counting: 'within' });
const each = <const K extends string, const A extends string>(
  kind: K,
  as: readonly A[],
): Readonly<Record<`${K}.${A}`, FigureDefinition>> =>
  Object.fromEntries(as.map((one) => [`${kind}.${one}`, within(`${kind}.${one}`)])) as Readonly<
    Record<`${K}.${A}`, FigureDefinition>
  >;
const aged = (from: number, to?: number): FigureDefinition => ({
  leaves: leaves.begun,
  counting: 'aged',
  age: { from, to },
});
const says = (question: 'solved' | 'satisfied', answer: 'yes' | 'no'): FigureDefinition =>
  within(...leaves.answered.filter((leaf) => leaf.split('.')[question === 'solved' ? 1 : 2] === answer));
const spoken = leaves.answered.filter((leaf) => leaf !== 'answered.none');

/** Every figure there is, and which facts it is the number of. What each means: docs/reference/figures.md. */
export const definitions = {
  reported: within('begun.reported'),
  reopened: within('begun.reopened'),
  begun: within(...leaves.begun),
  routed: within('routed'),
  accepted: within('accepted'),
  resolved: within(...leaves.resolved),
  closed: within(...leaves.closed),
  ...each('closed', closeCauses),
  escalated: within('escalated'),
  returned: within('returned'),
  missed: within(...leaves.missed),
  ...each('missed', missedKinds),
  rated: within(...leaves.rated),
  ...each('rated', starsGiven),
  answered: within(...spoken),
  unanswered: within('answered.none'),
  'solved.yes': says('solved', 'yes'),
  'solved.no': says('solved', 'no'),
  'satisfied.yes': says('satisfied', 'yes'),
  'satisfied.no': says('satisfied', 'no'),
  'respond.met': within('respond.met'),
  'respond.due': within(...leaves.respond),
  'whole.met': within('whole.met'),
  'whole.due': within(...leaves.whole),
  excluded: within(...leaves.excluded),
  completed: { leaves: leaves.begun, counting: 'done' },
  backlog: { leaves: leaves.begun, counting: 'waiting' },
  'backlog.0-3': aged(0, 3),
  'backlog.4-7': aged(4, 7),
  'backlog.8-15': aged(8, 15),
  'backlog.16-30': aged(16, 30),
  'backlog.31': aged(31),
} as const satisfies Readonly<Record<string, FigureDefinition>>;

export type FigureCode = keyof typeof definitions;
export const figureCodes = Object.keys(definitions) as readonly FigureCode[];
export const definitionOf = (code: FigureCode): FigureDefinition => definitions[code];
export const agedCodes = figureCodes.filter((code) => definitionOf(code).counting === 'aged');
export const flowCodes = figureCodes.filter((code) => definitionOf(code).counting !== 'aged');

/** Out of which figure's facts the times of a step are taken: those that know how long they took. */
export const timedFigures = {
  respond: 'respond.due',
  resolved: 'resolved',
} as const satisfies Readonly<Record<Timed, FigureCode>>;

/** 办结率, 三率 and 按期办结率: one figure out of another. */
export const rates = {
  completion: { of: 'completed', outOf: 'begun' },
  response: { of: 'respond.met', outOf: 'respond.due' },
  resolution: { of: 'solved.yes', outOf: 'answered' },
  satisfaction: { of: 'satisfied.yes', outOf: 'answered' },
  onTime: { of: 'whole.met', outOf: 'whole.due' },
} as const satisfies Readonly<Record<string, { readonly of: FigureCode; readonly outOf: FigureCode }>>;
export type RateCode = keyof typeof rates;
export const rateCodes = Object.keys(rates) as readonly RateCode[];

/** Raised whenever a figure or a rate means something else: what was frozen says by which it was counted. */
export const DEFINITIONS = 1;
