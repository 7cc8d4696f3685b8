import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';

/** One version of a document; the stream's revision + 1 is the version's number. */
export interface DocumentImported {
  readonly type: 'DocumentImported';
  readonly data: {
    /** SHA-256, hex, over the RFC 8785 text of the document as its files say it. */
    readonly contentHash: string;
    /** Whole and validated, in the shape of its feature. */
    readonly document: object;
  };
}

export interface ImportDocument {
  readonly verb: 'importDocument';
  readonly data: DocumentImported['data'];
}

/** What an import must know of the versions before it. */
export interface DocumentState {
  readonly contentHash: string | undefined;
}

/** A version is never edited, only followed; what is in force already is not imported again. */
export const documentDecider: Decider<DocumentState, ImportDocument, DocumentImported, DecisionContext> = {
  initial: { contentHash: undefined },
  evolve: (_state, event) => ({ contentHash: event.data.contentHash }),
  decide: ({ data: { contentHash, document } }, state) =>
    contentHash === state.contentHash ? [] : [{ type: 'DocumentImported', data: { contentHash, document } }],
  misses: () => [],
};

export const documentSchemas: EventSchemas = { versions: { DocumentImported: 1 }, upcasts: {} };
