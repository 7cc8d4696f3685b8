import { deadlineKinds, lapsingKinds } from '../../sla';
import { closeCauses, exclusionGrounds, outcomes } from '../domain/values';
import type { Fact } from './life';

/** The clocks that somebody on duty can miss. */
export const missedKinds = deadlineKinds.filter((kind) => !lapsingKinds.includes(kind));
export const starsGiven = ['1', '2', '3', '4', '5'] as const;
/** Solved, then satisfied; `none` is whoever was asked and said nothing. */
export const answersGiven = ['yes.yes', 'yes.no', 'no.yes', 'no.no', 'none'] as const;

const of = <const K extends string, const A extends string>(kind: K, as: readonly A[]) =>
  as.map((each) => `${kind}.${each}` as const);

/** What facts are summed under. */
export const leaves = {
  begun: of('begun', ['reported', 'reopened']),
  routed: ['routed'],
  accepted: ['accepted'],
  respond: of('respond', ['met', 'late']),
  whole: of('whole', ['met', 'late']),
  resolved: of('resolved', outcomes),
  closed: of('closed', closeCauses),
  escalated: ['escalated'],
  returned: ['returned'],
  missed: of('missed', missedKinds),
  rated: of('rated', starsGiven),
  answered: of('answered', answersGiven),
  excluded: of('excluded', exclusionGrounds),
} as const satisfies Readonly<Record<Fact['kind'], readonly string[]>>;

export const leafOf = ({ kind, as }: Pick<Fact, 'kind' | 'as'>): string =>
  as === undefined ? kind : `${kind}.${as}`;

/** Facts that know how long they took are summed by that as well. */
export const timedKinds = ['respond', 'resolved'] as const;
export type Timed = (typeof timedKinds)[number];
export const timeLeaf = (kind: string, bucket: number): string => `time.${kind}.${bucket}`;

/** What such a leaf counts; `undefined` for every other. */
export function timedBy(leaf: string): { readonly kind: Timed; readonly bucket: number } | undefined {
  const [time, kind, bucket] = leaf.split('.');
  return time === 'time' && bucket !== undefined
    ? { kind: kind as Timed, bucket: Number(bucket) }
    : undefined;
}
