import type { Box } from './boxes';

export interface Track {
  readonly id: number;
  /** `soun`, `vide`, or what is not played: text, places, time codes. */
  readonly kind: string;
  /** Of its first sample description, such as `mp4a`, `avc1`, `samr`. */
  readonly codec: string;
  readonly table: readonly Box[];
  /** Bytes of a sample in a fragment that does not say. */
  defaultSize: number;
}

export interface Movie {
  /** The tracks that stay. */
  readonly tracks: readonly Track[];
  /** Where the chunks of those that went begin. */
  readonly gone: readonly number[];
}
