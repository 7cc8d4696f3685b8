import { uploadShape, type UploadJob, type UploadResults } from './upload-jobs';

/** What the writing thread of the primary data does; each is durable once answered. */
export type PrimaryJob =
  | UploadJob
  | { readonly kind: 'stock-keys'; readonly keys: readonly WrappedKey[] }
  | { readonly kind: 'destroy-key'; readonly id: string }
  | { readonly kind: 'forget-citizen'; readonly id: string }
  | { readonly kind: 'purge' }
  | {
      readonly kind: 'rewrap-keys';
      readonly rows: readonly (WrappedKey & { readonly was: Uint8Array })[];
    }
  | { readonly kind: 'keep-root'; readonly root: string }
  | {
      readonly kind: 'finish-rotation';
      readonly keyCheck: string;
      readonly retired: string;
      readonly root: string;
      readonly keepsWrapped: boolean;
    }
  | { readonly kind: 'add-citizen'; readonly hash: string; readonly id: string; readonly key: string }
  | { readonly kind: 'link-number'; readonly number: string; readonly account: string; readonly at: string }
  | {
      readonly kind: 'reserve-numbers';
      readonly county: string;
      readonly day: string;
      readonly size: number;
    };

export type JobOf<Kind extends PrimaryJob['kind']> = Extract<PrimaryJob, { readonly kind: Kind }>;

export interface PrimaryResults extends UploadResults {
  readonly 'stock-keys': null;
  readonly 'destroy-key': null;
  readonly 'forget-citizen': null;
  readonly purge: null;
  readonly 'rewrap-keys': null;
  /** The one that is kept: this one, or the one that was there first. */
  readonly 'keep-root': string;
  readonly 'finish-rotation': null;
  /** The citizen of the hash: this one, or the one that was there first. */
  readonly 'add-citizen': readonly [id: string, key: string];
  readonly 'link-number': null;
  /** The last number of the block that is now the caller's. */
  readonly 'reserve-numbers': number;
}

/** A result, and the generation of the data that holds it. */
export interface Answered<Kind extends PrimaryJob['kind']> {
  readonly result: PrimaryResults[Kind];
  readonly generation: number;
}

export interface WrappedKey {
  readonly id: string;
  readonly wrapped: Uint8Array;
}

/** The shape of the file, one step per version. */
export const primaryShape = [
  `CREATE TABLE data_key (id TEXT PRIMARY KEY, wrapped BLOB NOT NULL) WITHOUT ROWID;
   CREATE TABLE citizen (hash TEXT PRIMARY KEY, id TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
   CREATE TABLE number_block (
     county TEXT NOT NULL, day TEXT NOT NULL, reserved INTEGER NOT NULL, PRIMARY KEY (county, day)
   ) WITHOUT ROWID;
   CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID`,
  uploadShape,
  `CREATE TABLE session (id TEXT PRIMARY KEY) WITHOUT ROWID;
   INSERT INTO meta VALUES ('generation', '0')`,
  `CREATE TABLE number_link (
     number TEXT NOT NULL, account TEXT NOT NULL, seen TEXT NOT NULL, PRIMARY KEY (number, account)
   ) WITHOUT ROWID`,
] as const;
