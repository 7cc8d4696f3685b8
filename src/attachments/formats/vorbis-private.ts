/** Blanks the comments among the three header packets that Matroska keeps of a Vorbis track. */
export function blankVorbisComments(setup: Buffer): void {
  let at = 1;
  const sizes = [0, 0].map(() => {
    let size = 0;
    while (setup[at] === 255) size += setup[at++] ?? 0;
    return size + (setup[at++] ?? 0);
  });
  const [first = 0, second = 0] = sizes;
  const comments = setup.subarray(at + first, at + first + second);
  // Type and name of the packet, then the vendor, the number of comments, and each of them, with its length before it.
  let place = 7;
  let left = 1;
  for (let vendor = true; left > 0 && comments.length - place >= 4; vendor = false) {
    const size = comments.readUInt32LE(place);
    comments.fill('=', place + 4, place + 4 + size);
    place += 4 + size;
    left--;
    if (!vendor || comments.length - place < 4) continue;
    left = comments.readUInt32LE(place);
    place += 4;
  }
}
