import { reading, unreadable, type Stripped } from './format-error';
import { FLAG, pageAt, pagesOf, renumbered, type Page } from './ogg-pages';

const codecs = [
  // Vendor and comments, each empty.
  { first: 'OpusHead', headers: 2, comments: Buffer.from('OpusTags\0\0\0\0\0\0\0\0', 'latin1') },
  {
    first: '\x01vorbis',
    headers: 3,
    comments: Buffer.from('\x03vorbis\0\0\0\0\0\0\0\0\x01', 'latin1'),
  },
];

/** Opus or Vorbis in Ogg, with its comments emptied; the pages that follow are counted anew. */
export const stripOgg = (bytes: Buffer): Stripped => ({
  kind: 'voice',
  mediaType: 'audio/ogg',
  bytes: reading(() => withoutComments(bytes)),
});

function withoutComments(bytes: Buffer): Buffer {
  const out: Buffer[] = [];
  let at = 0;
  let sound = false;
  // Several recordings may follow each other in one file; each begins anew.
  for (let page = pageAt(bytes, at); page !== undefined && (page.flags & FLAG.begin) !== 0;) {
    const link = linkOf(bytes, page);
    out.push(...link.out);
    sound ||= link.sound;
    at = link.end;
    page = pageAt(bytes, at);
  }
  if (!sound) throw unreadable('there is no sound in it');
  return Buffer.concat(out);
}

/** One recording: its header packets, then pages of sound until another begins or the file ends. */
function linkOf(bytes: Buffer, first: Page) {
  const codec = codecs.find((known) => first.body.toString('latin1', 0, known.first.length) === known.first);
  if (codec === undefined) throw unreadable('neither Opus nor Vorbis');
  const { packets, end } = headersAfter(bytes, first, codec.headers - 1);
  const [, ...others] = packets;
  const out = [first.all, ...pagesOf([codec.comments, ...others], first.serial, 1)];
  let sequence = out.length;
  let at = end;
  let sound = false;
  for (;;) {
    const page = pageAt(bytes, at);
    if (page === undefined || (page.flags & FLAG.begin) !== 0) break;
    if (page.serial !== first.serial) throw unreadable('several streams in one');
    out.push(renumbered(page, sequence++));
    sound = true;
    at = page.end;
  }
  return { out, end: at, sound };
}

/** The packets that follow the first one; the last of them ends its page, as both codecs have it. */
function headersAfter(bytes: Buffer, first: Page, count: number) {
  const packets: Buffer[] = [];
  let parts: Buffer[] = [];
  let at = first.end;
  while (packets.length < count) {
    const page = pageAt(bytes, at);
    if (page === undefined || page.serial !== first.serial) throw unreadable('its headers are cut off');
    for (const { part, last } of page.parts()) {
      parts.push(part);
      if (!last) continue;
      packets.push(Buffer.concat(parts));
      parts = [];
    }
    at = page.end;
  }
  if (packets.length !== count || parts.length > 0) throw unreadable('sound stands among its headers');
  return { packets, end: at };
}
