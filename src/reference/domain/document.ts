import type { Aggregate } from '../../kernel/aggregate';
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
  /** `import`: by a start that found it in its files. `publish`: by an operator who means it. */
  readonly verb: 'import' | 'publish';
  readonly data: DocumentImported['data'];
}

/** What an import must know of the versions before it. */
export interface DocumentState {
  /** Of version 1, 2, … */
  readonly contentHashes: readonly string[];
}

/**
 * A version is never edited, only followed. A start imports a content once, however often it finds it: else a node
 * that still has older files would put them back into force. An operator may publish an older content again.
 */
export const documentDecider: Decider<DocumentState, ImportDocument, DocumentImported, DecisionContext> = {
  initial: { contentHashes: [] },
  evolve: ({ contentHashes }, { data }) => ({ contentHashes: [...contentHashes, data.contentHash] }),
  decide: ({ verb, data: { contentHash, document } }, { contentHashes }) => {
    const known =
      verb === 'import' ? contentHashes.includes(contentHash) : contentHash === contentHashes.at(-1);
    return known ? [] : [{ type: 'DocumentImported', data: { contentHash, document } }];
  },
  misses: () => [],
};

export const documentSchemas: EventSchemas = { versions: { DocumentImported: 1 }, upcasts: {} };

export const documentAggregate = (
  category: string,
): Aggregate<DocumentState, ImportDocument, DocumentImported, DecisionContext> => ({
  category,
  decider: documentDecider,
  schemas: documentSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
});
