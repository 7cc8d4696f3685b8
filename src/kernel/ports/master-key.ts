import { PrimaryDataUnavailable } from './primary-data';

/** Where a master key lies: a file, the environment, a key management service. */
export interface MasterKeySource {
  /** For an operator. */
  readonly place: string;
  /** How long what was asked for may be used, ms; absent where it is at hand for good. */
  readonly lentForMs?: number | undefined;
  /**
   * 32 bytes, the same at each asking, made and durable at the first.
   * @throws MasterKeyUnavailable when it may be had later by itself; any other Error, in a sentence, when somebody must act
   */
  ask(): Promise<Buffer>;
}

/** Where what a key management service wrapped lies between two starts: with the keys that it wraps in turn. */
export interface WrappedKeyPlace {
  /** What is kept, if anything. */
  kept(): Promise<string | undefined>;
  /** Of all that were kept, the first: it stands for all. Durable when it resolves. */
  keep(wrapped: string): Promise<string>;
  /** Durable when it resolves; nothing happens where something else is kept by now. */
  replace(was: string, now: string): Promise<void>;
}

/** A wrapping key as those have it who wrap and open: for as long as whoever lends it says. */
export interface HeldKey {
  /** Tells one from another, and nothing about it. */
  readonly check: string;
  /** 32 bytes, for use at once. @throws MasterKeyUnavailable once it is no longer lent */
  secret(): Buffer;
  /** @throws MasterKeyUnavailable as `secret` */
  demand(): void;
  /** What was opened with it should be forgotten. */
  onLost(forget: () => void): void;
}

/** The service that keeps the master key was not heard for so long that nothing may be opened any more. */
export class MasterKeyUnavailable extends PrimaryDataUnavailable {
  override readonly name = 'MasterKeyUnavailable';
}
