import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { Instant } from '../../kernel/time';
import type { Reach } from '../../sla';

/** One version of a document; the stream's revision + 1 is the version's number. */
export interface DocumentImported {
  readonly type: 'DocumentImported';
  readonly data: {
    /** SHA-256, hex, over the RFC 8785 text of the document as its files say it. */
    readonly contentHash: string;
    /** Whole and validated, in the shape of its feature. */
    readonly document: object;
    /** Which deadlines a calendar or policies reach; those that start from then on when absent. */
    readonly reach?: Reach | undefined;
    /** When it comes into force; at once when absent. */
    readonly effectiveAt?: Instant | undefined;
    /** Why, as its author says it to whoever asks later. */
    readonly reason?: string | undefined;
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
  /** Of the newest. */
  readonly reach?: Reach | undefined;
}

/**
 * A version is never edited, only followed. A start imports a content once, however often it finds it: else a node
 * that still has older files would put them back into force. An operator may publish an older content again.
 */
export const documentDecider: Decider<DocumentState, ImportDocument, DocumentImported, DecisionContext> = {
  initial: { contentHashes: [] },
  evolve: ({ contentHashes }, { data }) => ({
    contentHashes: [...contentHashes, data.contentHash],
    reach: data.reach,
  }),
  decide: ({ verb, data }, { contentHashes, reach: reached }) => {
    const { contentHash, document, reach, effectiveAt, reason } = data;
    const isNewest = contentHash === contentHashes.at(-1);
    // What was published for new deadlines alone may be published once more over those that run.
    const known =
      verb === 'import'
        ? contentHashes.includes(contentHash)
        : isNewest && (reach !== 'open' || reached === 'open');
    if (known) return [];
    return [{ type: 'DocumentImported', data: { contentHash, document, reach, effectiveAt, reason } }];
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
