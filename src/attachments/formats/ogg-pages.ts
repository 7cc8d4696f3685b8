const HEAD = 27;
/** Segments of a page, and bytes of a segment. */
const MOST = 255;

export const FLAG = { continued: 1, begin: 2, end: 4 } as const;

export interface Page {
  readonly flags: number;
  readonly serial: number;
  readonly sequence: number;
  readonly end: number;
  readonly all: Buffer;
  readonly body: Buffer;
  /** Its packets, or what of them lies on this page. */
  parts(): Generator<{ readonly part: Buffer; readonly last: boolean }>;
}

/** `undefined` where no whole page stands: the end, or what somebody put behind it. */
export function pageAt(bytes: Buffer, at: number): Page | undefined {
  if (bytes.length - at < HEAD || bytes.toString('latin1', at, at + 4) !== 'OggS') return undefined;
  const lacing = bytes.subarray(at + HEAD, at + HEAD + (bytes[at + 26] ?? 0));
  const start = at + HEAD + (bytes[at + 26] ?? 0);
  const end = start + lacing.reduce((sum, size) => sum + size, 0);
  if (end > bytes.length) return undefined;
  const body = bytes.subarray(start, end);
  return {
    flags: bytes[at + 5] ?? 0,
    serial: bytes.readUInt32LE(at + 14),
    sequence: bytes.readUInt32LE(at + 18),
    end,
    all: bytes.subarray(at, end),
    body,
    *parts() {
      let [from, to] = [0, 0];
      for (const size of lacing) {
        to += size;
        if (size === MOST) continue;
        yield { part: body.subarray(from, to), last: true };
        from = to;
      }
      if (to > from) yield { part: body.subarray(from, to), last: false };
    },
  };
}

/** Packets on as few pages as they need, the last of them ending its page. */
export function pagesOf(packets: readonly Buffer[], serial: number, sequence: number): readonly Buffer[] {
  const lacing = packets.flatMap(({ length }) => [
    ...Array.from({ length: Math.floor(length / MOST) }, () => MOST),
    length % MOST,
  ]);
  const body = Buffer.concat(packets);
  const pages: Buffer[] = [];
  let at = 0;
  for (let done = 0; done < lacing.length; done += MOST) {
    const own = lacing.slice(done, done + MOST);
    const size = own.reduce((sum, segment) => sum + segment, 0);
    const head = Buffer.alloc(HEAD);
    head.write('OggS', 'latin1');
    head[5] = done > 0 && lacing[done - 1] === MOST ? FLAG.continued : 0;
    // On a page where no packet ends, the format wants a position of -1.
    if (own.every((segment) => segment === MOST)) head.fill(0xff, 6, 14);
    head.writeUInt32LE(serial, 14);
    head.writeUInt32LE(sequence + pages.length, 18);
    head[26] = own.length;
    pages.push(withSum(Buffer.concat([head, Buffer.from(own), body.subarray(at, at + size)])));
    at += size;
  }
  return pages;
}

export function renumbered(page: Page, sequence: number): Buffer {
  if (page.sequence === sequence) return page.all;
  page.all.writeUInt32LE(sequence, 18);
  return withSum(page.all);
}

const sums = Uint32Array.from({ length: 256 }, (_, index) => {
  let sum = index << 24;
  for (let bit = 0; bit < 8; bit++) sum = (sum << 1) ^ (sum & 0x80000000 ? 0x04c11db7 : 0);
  return sum >>> 0;
});

/** Ogg's own check sum, which counts itself as zero. */
function withSum(page: Buffer): Buffer {
  page.writeUInt32LE(0, 22);
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ (sums[(sum >>> 24) ^ byte] ?? 0)) >>> 0;
  page.writeUInt32LE(sum, 22);
  return page;
}
