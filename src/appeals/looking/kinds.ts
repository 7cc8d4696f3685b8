/** Of a look at one's own identity. */
export const ownLookKinds = ['reveal', 'look-up'] as const;
export type OwnLookKind = (typeof ownLookKinds)[number];

/** What became of a signal; `open` until an auditor has said something. */
export const watchStates = ['open', 'confirmed', 'dismissed'] as const;
export type WatchState = (typeof watchStates)[number];
