/** What goes wrong with the next append. */
export type AppendFault =
  /** Stored, and the call breaks before the answer. */
  | 'answer-lost'
  /** Stored, and never answered. */
  | 'stored-silence'
  /** Neither stored nor answered. */
  | 'silence'
  /** Not answered, and stored a while later, when the caller has long given up. */
  | 'stored-late'
  /** Refused before anything is done: the server is starting. */
  | 'not-ready'
  /** Not stored, and the call breaks. */
  | 'broken';

/** What goes wrong with the next read. */
export type ReadFault =
  /** Half of the events, then the call breaks. */
  | 'half-then-broken'
  /** Half of the events, then nothing more. */
  | 'half-then-silence'
  | 'not-ready';

/** What the parent may ask of the stand-in's process; each is answered with its `id`. */
export type Order =
  | { readonly do: 'fail-appends'; readonly faults: readonly AppendFault[] }
  | { readonly do: 'fail-reads'; readonly faults: readonly ReadFault[] }
  /** Faults that were ordered and did not come about yet do not. */
  | { readonly do: 'recover' }
  /** Which node leads; none during an election. */
  | { readonly do: 'lead'; readonly node: number | undefined }
  /** What the other nodes hold stays as it is now. */
  | { readonly do: 'freeze-followers' }
  | { readonly do: 'live'; readonly how: 'flowing' | 'stalled' | 'dropped'; readonly pause?: number }
  | { readonly do: 'foreign'; readonly stream: string; readonly type: string; readonly count: number }
  | { readonly do: 'delete'; readonly stream: string; readonly how: 'soft' | 'for-ever' }
  | { readonly do: 'lose-newest'; readonly count: number }
  | { readonly do: 'count' };

export interface Counts {
  readonly appends: number;
  readonly reads: number;
  readonly subscriptions: number;
  readonly openSubscriptions: number;
  /** Events that subscriptions looked at, sent or not. */
  readonly examined: number;
}

export type Told =
  | { readonly kind: 'listening'; readonly ports: readonly number[] }
  | { readonly kind: 'done'; readonly order: number; readonly counts: Counts };

export interface Numbered {
  readonly number: number;
  readonly order: Order;
}
