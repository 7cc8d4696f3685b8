/** What was done to what an export holds. */
export type Fault =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'reordered'
  | 'truncated'
  /** A head is not as it was signed, or not among those that the newest vouches for. */
  | 'head'
  /** Somebody signed whom nobody handed over to, or who is not trusted. */
  | 'key'
  /** A witness has another head, or one that the log does not have any more. */
  | 'witness'
  /** Nothing of the export itself: another event under the same head is not as it was. */
  | 'elsewhere';

/** Where, as far as it can be told. */
export interface Place {
  readonly stream?: string | undefined;
  readonly revision?: number | undefined;
  readonly id?: string | undefined;
  /** From 0, in the order of the whole log. */
  readonly number?: number | undefined;
  readonly head?: number | undefined;
}

export type Verdict =
  | {
      readonly verdict: 'holds';
      readonly events: number;
      readonly heads: number;
      /** Events that no head covers yet: their chain alone holds. */
      readonly uncovered: number;
      readonly unknown: readonly string[];
    }
  | ({ readonly verdict: 'broken'; readonly fault: Fault; readonly says: string } & Place)
  /** It ends before its end. */
  | { readonly verdict: 'incomplete'; readonly says: string }
  | { readonly verdict: 'unreadable'; readonly says: string };

export const exitCodes = { holds: 0, broken: 1, incomplete: 2, unreadable: 3 } as const;

/** The first fault ends the reading. */
export class Broken extends Error {
  override readonly name = 'Broken';
  constructor(
    readonly fault: Fault,
    readonly place: Place,
    message: string,
  ) {
    super(message);
  }
}

export class Incomplete extends Error {
  override readonly name = 'Incomplete';
}

export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}
