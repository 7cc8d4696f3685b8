import type { Instant } from '../../kernel/time';
import type { Reach } from '../../sla';
import type { RuleDocument } from '../versions';

/** The name of the job that says what a version would change: whoever has running deadlines brings it. */
export const PREVIEW = 'preview-rules';

/** A version that is not published: valid, with what it would reach and from when. */
export interface Proposed {
  readonly name: RuleDocument;
  readonly document: object;
  readonly reach: Reach;
  /** At once when absent. */
  readonly effectiveAt?: Instant | undefined;
}
