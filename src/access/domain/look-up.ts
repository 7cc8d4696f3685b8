import type { Sealed } from '../../kernel/sealed';

/** By what a person is looked up. */
export const lookUpMarks = ['phone', 'id-number'] as const;
export type LookUpMark = (typeof lookUpMarks)[number];

/** Who looks for the appeals of a person whose number they have, and why. */
export interface LookUpPerson {
  readonly verb: 'lookUpPerson';
  readonly data: {
    readonly by: LookUpMark;
    /** Sealed under a key of its own: people write names into reasons. */
    readonly purpose: Sealed<string>;
  };
}

/** Whoever looked stands in the metadata; for whom, the stream: `access-person-` and a keyed hash. */
export interface PersonLookedUp {
  readonly type: 'PersonLookedUp';
  readonly data: LookUpPerson['data'];
}
