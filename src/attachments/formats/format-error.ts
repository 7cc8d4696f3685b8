/**
 * Why a file of a kind that is taken is not taken all the same. `unreadable`: cut off, damaged, or written in a way
 * that cannot be followed to its end, so that nobody can say what it tells. `protected`: under a password.
 */
export class FormatError extends Error {
  override readonly name = 'FormatError';
  constructor(
    readonly code: 'unreadable' | 'protected',
    message: string,
  ) {
    super(message);
  }
}

export const unreadable = (what: string): FormatError => new FormatError('unreadable', what);

/** What is left of a file when nothing in it tells of place, owner or device, and what it turned out to be. */
export interface Stripped {
  readonly kind: 'voice' | 'video' | 'document';
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Reading past the end of a buffer is how a file that was cut off shows itself in most formats. */
export function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === 'ERR_OUT_OF_RANGE' || code === 'ERR_BUFFER_OUT_OF_BOUNDS')
      throw unreadable('it ends too early');
    throw error;
  }
}
