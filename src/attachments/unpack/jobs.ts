import type { Stripped } from '../formats/format-error';
import type { StrippedFormat } from '../formats/strip';
import type { Pixels } from './heif';

/** What is done to bytes that nobody trusts, in a thread that may be ended. */
export type Job =
  | { readonly kind: 'strip'; readonly format: StrippedFormat; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'heif'; readonly bytes: Uint8Array<ArrayBuffer>; readonly mostPixels: number }
  | { readonly kind: 'silk'; readonly bytes: Uint8Array<ArrayBuffer> };

export type JobOf<Kind extends Job['kind']> = Extract<Job, { readonly kind: Kind }>;

export interface Results {
  readonly strip: Omit<Stripped, 'bytes'> & { readonly bytes: Uint8Array<ArrayBuffer> };
  readonly heif: Pixels;
  readonly silk: Uint8Array<ArrayBuffer>;
}

/** How a job ended. `fault` is ours: a mistake in the code, not in the file. */
export type Outcome =
  | { readonly done: Results[Job['kind']] }
  | { readonly refused: 'unreadable' | 'protected'; readonly reason: string }
  | { readonly pixels: number }
  | { readonly fault: string };

/** Bytes in memory of their own, which can be handed to another thread without a copy. */
export const alone = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer)
    : new Uint8Array(bytes);
