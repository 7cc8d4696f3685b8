/** Kept of the application's segments: APP0 (JFIF), APP2 when it holds a colour profile, APP14 (Adobe's colours). */
function isKept(bytes: Buffer, marker: number, body: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe2) return bytes.toString('latin1', body, body + 11) === 'ICC_PROFILE';
  return marker === 0xe0 || marker === 0xee;
}

/**
 * A JPEG inside another file without EXIF, XMP, comments and what stands behind its end. Its picture is not touched;
 * what is no JPEG comes back as it is.
 */
export function stripJpegSegments(bytes: Buffer): Buffer {
  if (bytes.toString('latin1', 0, 2) !== '\xff\xd8') return bytes;
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (bytes.length - at >= 4 && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    // The scan: from here on there is only picture, up to the last end mark.
    if (marker === 0xda) {
      const last = bytes.lastIndexOf(Buffer.from([0xff, 0xd9]));
      parts.push(bytes.subarray(at, last > at ? last + 2 : bytes.length));
      break;
    }
    if (isKept(bytes, marker, at + 4)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return Buffer.concat(parts);
}
