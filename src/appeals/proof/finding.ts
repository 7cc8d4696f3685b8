import type { AppealId, DeadlineId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';

/**
 * What a proof may find wrong. `unwatched`: open, and nobody owes the next move. `unexplained`: a due time that is not
 * the one that events and rules make. `uncounted`: a version was published over it, and nothing came of that.
 * `unreadable`: nobody can say.
 */
export const findingKinds = [
  'missing',
  'doubled',
  'early',
  'unwatched',
  'unexplained',
  'uncounted',
  'unreadable',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Of which fact it is missing, doubled or early. */
export const provenFacts = ['miss', 'warning', 'step'] as const;

export interface Finding {
  readonly kind: FindingKind;
  readonly appeal: AppealId;
  readonly fact?: (typeof provenFacts)[number] | undefined;
  readonly deadline?: DeadlineId | undefined;
  /** When it should have been recorded; of what is doubled or early, when it was. */
  readonly at?: Instant | undefined;
  /** The event that is wrong. */
  readonly event?: string | undefined;
}
