/** A head of the log as it was signed: the very characters, and the signature over their UTF-8 bytes in hex. */
export interface SignedHead {
  readonly number: number;
  readonly text: string;
  readonly signature: string;
}

/** Someone outside the database who keeps signed heads: a file, another service, a topic. */
export interface Witness {
  /** As operators and their configuration call it. */
  readonly name: string;
  /**
   * Kept, in this order, when it resolves; it does, or rejects, within a bounded time. The same heads may come again.
   * @throws Error in a sentence for the operator
   */
  witness(heads: readonly SignedHead[]): Promise<void>;
}

/** Signs heads, with an Ed25519 key that lies outside the data. */
export interface HeadSigner {
  /** The public key: 32 bytes in hex. */
  readonly key: string;
  /** Over the text's UTF-8 bytes; 64 bytes in hex, the same at every repetition. */
  sign(text: string): string;
  /**
   * The key before this one vouches for this one.
   * @param from that key, which signed the head before
   * @throws Error in a sentence for the operator, where that key is not at hand
   */
  handOver(from: string): Promise<HandOver>;
}

export interface HandOver {
  readonly from: string;
  /** By `from`, over `handOverText`. */
  readonly signature: string;
}

/** What the key before signs to hand over. */
export const handOverText = (from: string, to: string): string => `{"from":"${from}","to":"${to}"}`;
