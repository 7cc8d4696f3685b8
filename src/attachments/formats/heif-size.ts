/**
 * Pixels of the largest picture that a HEIF file says it has: a photo of many tiles says its own size beside that of
 * a tile. 0 when it says none. Only what has been unpacked proves it.
 */
export function heifPixels(bytes: Buffer): number {
  let most = 0;
  for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
    if (bytes.length - at < 16) break;
    most = Math.max(most, bytes.readUInt32BE(at + 8) * bytes.readUInt32BE(at + 12));
  }
  return most;
}
