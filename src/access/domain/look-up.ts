import type { AppealId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';

/** By what a person is looked up. */
export const lookUpMarks = ['phone', 'id-number'] as const;
export type LookUpMark = (typeof lookUpMarks)[number];

/** Who looks for the appeals of a person whose number they have, and why. */
export interface LookUpPerson {
  readonly verb: 'lookUpPerson';
  readonly data: {
    readonly by: LookUpMark;
    /** A code of the list. */
    readonly purpose: string;
    /** Sealed under a key of its own: people write names into reasons. */
    readonly reason: Sealed<string>;
    /** Whoever looked named an appeal that they see, for which they do; not known of look-ups of before it was asked. */
    readonly atHand?: boolean | undefined;
    /** Which, under the same key: nothing in clear leads from a number to an appeal. */
    readonly appeal?: Sealed<AppealId> | undefined;
  };
}

/** Whoever looked stands in the metadata; for whom, the stream: `access-person-` and a keyed hash. */
export interface PersonLookedUp {
  readonly type: 'PersonLookedUp';
  readonly data: LookUpPerson['data'];
}
