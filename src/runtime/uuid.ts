const VARIANT = '89ab';

/** Shapes a hash (hex, 32 digits or more) as a UUID of version 8, the one for an application's own making. */
export function uuidOf(hash: string): string {
  const variant = VARIANT[Number.parseInt(hash.charAt(16), 16) & 3];
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
