import type { CitizenId, KeyId, RegionCode } from '../ids';
import type { Day, Instant } from '../time';
import type { PrimaryMark } from './primary-mark';
import type { UploadLedger } from './upload-ledger';

/** A data key in clear, 32 bytes. Lives in memory only. */
export interface DataKey {
  readonly id: KeyId;
  readonly secret: Buffer;
}

/**
 * The data keys, wrapped by the master key at rest. A key that `take` hands out is durable before it does:
 * the store keeps a stock of unused ones, so that a new appeal costs no write of its own.
 */
export interface KeyStore {
  /** A key that nobody used before. @throws PrimaryDataUnavailable */
  take(): Promise<DataKey>;
  /** `undefined` once destroyed. */
  find(id: KeyId): Promise<DataKey | undefined>;
  /** Durable when it resolves; destroying twice is no error. */
  destroy(id: KeyId): Promise<void>;
  close(): Promise<void>;
}

/** The keys as whoever only opens needs them. */
export type KeyReader = Pick<KeyStore, 'find' | 'close'>;

export interface Citizen {
  readonly id: CitizenId;
  /** Key under which this citizen's contact data is sealed. */
  readonly key: KeyId;
}

/** Finds a citizen again by a keyed hash of phone or ID number; the clear number is never stored. */
export interface CitizenIndex {
  /** The citizen of this hash, made on first sight with the key that `newKey` supplies; durable when it resolves. */
  findOrAdd(hash: string, newKey: () => Promise<KeyId>): Promise<Citizen>;
  find(hash: string): Promise<Citizen | undefined>;
  /** One hash more by which a citizen is found; durable when it resolves. @returns whose it is, who may have been first */
  add(hash: string, citizen: Citizen): Promise<Citizen>;
  /**
   * An issuer vouches now that the number is this account's; durable when it resolves, to the minute.
   * @returns when one last vouched for another account with the same number; none ever did when absent
   */
  link(number: CitizenId, account: CitizenId, at: Instant): Promise<Instant | undefined>;
  /**
   * Forgets every mark of theirs, and which accounts and numbers were linked to them: whoever comes again with one of
   * them is somebody new. Durable when it resolves; forgetting twice is no error.
   */
  forget(citizen: CitizenId): Promise<void>;
}

/** Human numbers per county and day. May leave gaps, never repeats: blocks are durable before their first use. */
export interface NumberBlocks {
  /** The next sequence number, from 1. */
  next(county: RegionCode, day: Day): Promise<number>;
}

/** How the data keys come from one master key to the next, while they are read. */
export interface MasterKeyRotation {
  /** The keys were written under the other master key that is at hand. */
  readonly isWrittenUnderOther: boolean;
  /**
   * The secret that all but the wrapping is derived from: hashes of numbers that nobody has in clear cannot be made anew
   * under another. @param first kept, where none is kept yet
   */
  root(first: Buffer): Promise<Buffer>;
  /** In the background, where another key is at hand; at least once, and again after any crash. */
  begin(root: Buffer, onFailed: (error: unknown) => void): void;
  /** How far it is, for an operator; `undefined` where there is nothing to do. */
  standing(): string | undefined;
}

/** Keys, citizens, numbers and the uploads of the last day, which are at least as new as the log that names them. */
export interface PrimaryData {
  readonly keys: KeyStore;
  readonly citizens: CitizenIndex;
  readonly numbers: NumberBlocks;
  readonly uploads: UploadLedger;
  readonly rotation: MasterKeyRotation;
  /** All that was answered so far is in the data of this mark, and in that of any later one. */
  mark(): PrimaryMark;
  /** Of what the nodes said under a name, the first: it stands for all. Absent where one process has the data. */
  settle?(name: string, value: string): Promise<string>;
  /**
   * What was destroyed or forgotten is overwritten where the store can do so: freed pages, the log beside the file. A
   * server gives the space free; its own log and copies live as long as it keeps them.
   */
  purge(): Promise<void>;
  /** What keeps it from answering writes, in words for an operator; `undefined` while nothing does. */
  trouble?(): string | undefined;
  close(): Promise<void>;
}

/** Keys, citizens or numbers cannot be written or read now. */
export class PrimaryDataUnavailable extends Error {
  override readonly name: string = 'PrimaryDataUnavailable';
}
