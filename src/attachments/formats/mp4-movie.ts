import { blank, boxesIn, boxOf, type Box } from './boxes';
import { unreadable } from './format-error';
import { chunkOffsets } from './mp4-samples';
import type { Movie, Track } from './mp4-track';

type Keep = Readonly<Record<string, ((bytes: Buffer, box: Box) => void) | undefined>>;

const asItIs = (): void => undefined;

/** Keeps the boxes that a table knows, blanks all others. */
const only =
  (keep: Keep) =>
  (bytes: Buffer, { body, end }: Box): void => {
    for (const box of boxesIn(bytes, body, end)) (keep[box.type] ?? blank)(bytes, box);
  };

/** When it was recorded and changed: two times at the head of `mvhd`, `tkhd` and `mdhd`. */
function blankTimes(bytes: Buffer, { body }: Box): void {
  bytes.fill(0, body + 4, body + (bytes[body] === 1 ? 20 : 12));
}

/** Behind the kind of track stands a free name. */
const blankName = (bytes: Buffer, { body, end }: Box): void => void bytes.fill(0, body + 24, end);

/** A picture's sample description names the encoder, and with it often the device. */
function blankEncoder(bytes: Buffer, { body, end }: Box): void {
  for (const entry of boxesIn(bytes, body + 8, end))
    if (entry.end - entry.body >= 78) bytes.fill(0, entry.body + 42, entry.body + 74);
}

/** Media that lie in another file cannot be followed. */
function inThisFile(bytes: Buffer, { body, end }: Box): void {
  for (const entry of boxesIn(bytes, body + 8, end)) {
    if ((bytes.readUInt32BE(entry.body) & 1) === 0) throw unreadable('its media lie in another file');
    bytes.fill(0, entry.body + 4, entry.end);
  }
}

const leaves = (...types: readonly string[]): Keep => Object.fromEntries(types.map((type) => [type, asItIs]));

const sampleTable = {
  ...leaves('stts', 'ctts', 'cslg', 'stsc', 'stsz', 'stz2', 'stco', 'co64', 'stss', 'stps', 'sdtp'),
  ...leaves('sgpd', 'sbgp', 'subs', 'stsd'),
};

const soundTrack = only({
  tkhd: blankTimes,
  edts: only(leaves('elst')),
  mdia: only({
    mdhd: blankTimes,
    hdlr: blankName,
    minf: only({
      ...leaves('vmhd', 'smhd'),
      // QuickTime says once more what handles the data.
      hdlr: blankName,
      dinf: only({ dref: inThisFile }),
      stbl: only(sampleTable),
    }),
  }),
});

function pictureTrack(bytes: Buffer, trak: Box): void {
  soundTrack(bytes, trak);
  const stsd = within(bytes, trak, 'mdia', 'minf', 'stbl', 'stsd');
  if (stsd !== undefined) blankEncoder(bytes, stsd);
}

/** Blanks what playback does not need, other tracks too. */
export function movieOf(bytes: Buffer, moov: Box): Movie {
  const tracks: Track[] = [];
  const gone: number[] = [];
  const trak = (_: Buffer, box: Box): void => {
    const track = trackOf(bytes, box);
    if (track !== undefined && isPlayed(track.kind)) {
      (track.kind === 'vide' ? pictureTrack : soundTrack)(bytes, box);
      tracks.push(track);
      return;
    }
    gone.push(...(track === undefined ? [] : chunkOffsets(bytes, track.table)));
    blank(bytes, box);
  };
  const mvex = only({
    mehd: asItIs,
    trex: (_, { body }) => {
      const track = tracks.find(({ id }) => id === bytes.readUInt32BE(body + 4));
      if (track !== undefined) track.defaultSize = bytes.readUInt32BE(body + 16);
    },
  });
  // `mvex` speaks of tracks: it comes after them here, wherever it stands.
  only({ mvhd: blankTimes, trak, mvex: asItIs })(bytes, moov);
  const more = within(bytes, moov, 'mvex');
  if (more !== undefined) mvex(bytes, more);
  return { tracks, gone };
}

const isPlayed = (kind: string): boolean => kind === 'soun' || kind === 'vide';

function trackOf(bytes: Buffer, trak: Box): Track | undefined {
  const hdlr = within(bytes, trak, 'mdia', 'hdlr');
  const kind = hdlr && bytes.toString('latin1', hdlr.body + 8, hdlr.body + 12);
  const stbl = within(bytes, trak, 'mdia', 'minf', 'stbl');
  const tkhd = within(bytes, trak, 'tkhd');
  if (kind === undefined || stbl === undefined || tkhd === undefined) return undefined;
  const table = boxesIn(bytes, stbl.body, stbl.end);
  const stsd = boxOf(table, 'stsd');
  if (stsd === undefined) return undefined;
  return {
    id: bytes.readUInt32BE(tkhd.body + (bytes[tkhd.body] === 1 ? 20 : 12)),
    kind,
    codec: bytes.toString('latin1', stsd.body + 12, stsd.body + 16),
    table,
    defaultSize: 0,
  };
}

/** The box at the end of this path of types. */
export function within(bytes: Buffer, box: Box, ...path: readonly string[]): Box | undefined {
  let found: Box | undefined = box;
  for (const type of path) found = found && boxOf(boxesIn(bytes, found.body, found.end), type);
  return found;
}
