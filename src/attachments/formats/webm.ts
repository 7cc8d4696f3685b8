import { blank, elementAt, elementsIn, unsigned, type Element } from './ebml';
import { reading, unreadable, type Stripped } from './format-error';
import { blankVorbisComments } from './vorbis-private';

const ID = {
  header: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  seek: 0x4dbb,
  seekId: 0x53ab,
  info: 0x1549a966,
  writingApps: [0x4d80, 0x5741],
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codecId: 0x86,
  codecPrivate: 0x63a2,
  cues: 0x1c53bb6b,
  cluster: 0x1f43b675,
  blockGroup: 0xa0,
  blocks: [0xa1, 0xa3],
} as const;

/** What a segment may hold besides. Also where a cluster that was left open ends. */
const others = [0x1941a469, 0x1043a770, 0x1254c367];
const parts: readonly number[] = [ID.seekHead, ID.info, ID.tracks, ID.cues, ID.cluster, ...others];

/** Time scale and duration; who wrote it must be there, and is emptied. */
const keptInInfo = [0x2ad7b1, 0x4489];
/** All of a track but its name and its codec's. */
const keptInTrack: readonly number[] = [
  ...[ID.trackNumber, 0x73c5, ID.trackType, 0xb9, 0x88, 0x55aa, 0x9c, 0x6de7, 0x6df8, 0x23e383],
  ...[0x234e7a, 0x23314f, 0x22b59c, 0x22b59d, ID.codecId, ID.codecPrivate, 0x56aa, 0x56bb, 0xe0, 0xe1],
  ...[0x55ee, 0x41e4],
];
const keptInCluster: readonly number[] = [0xe7, 0xa7, 0xab, ID.blockGroup, ...ID.blocks];
const keptInGroup: readonly number[] = [...ID.blocks, 0x9b, 0xfb, 0xfa, 0xa4, 0x75a1, 0x75a2];
const SOUND = 2;
const PICTURE = 1;

/**
 * WebM as browsers record it. Tags, titles, dates, chapters and attached files are blanked, so are tracks of
 * anything but sound and picture. Works in place.
 */
export const stripWebm = (bytes: Buffer): Stripped => reading(() => withoutTags(bytes));

function withoutTags(bytes: Buffer): Stripped {
  const header = elementAt(bytes, 0, bytes.length);
  const docType = [...elementsIn(bytes, header.body, header.end)].find(({ id }) => id === ID.docType);
  if (docType === undefined || textOf(bytes, docType) !== 'webm') throw unreadable('Matroska, but not WebM');
  const segment = elementAt(bytes, header.end, bytes.length);
  if (segment.id !== ID.segment) throw unreadable('it has no segment');
  const tracks = new Map<number, number>();
  for (let at = segment.body; at < segment.end;) at = stripPart(bytes, at, segment.end, tracks);
  if (tracks.size === 0) throw unreadable('there is neither sound nor picture in it');
  const video = [...tracks.values()].includes(PICTURE);
  return {
    kind: video ? 'video' : 'voice',
    mediaType: video ? 'video/webm' : 'audio/webm',
    bytes: bytes.subarray(0, segment.end),
  };
}

/** @returns where the next part of the segment begins */
function stripPart(bytes: Buffer, at: number, end: number, tracks: Map<number, number>): number {
  const part = elementAt(bytes, at, end);
  switch (part.id) {
    case ID.cluster:
      return stripCluster(bytes, part, tracks);
    case ID.cues:
      break;
    case ID.seekHead:
      for (const seek of elementsIn(bytes, part.body, part.end)) if (!leads(bytes, seek)) blank(bytes, seek);
      break;
    case ID.info:
      for (const fact of elementsIn(bytes, part.body, part.end))
        if (ID.writingApps.some((id) => id === fact.id)) bytes.fill(0, fact.body, fact.end);
        else if (!keptInInfo.includes(fact.id)) blank(bytes, fact);
      break;
    case ID.tracks:
      for (const entry of elementsIn(bytes, part.body, part.end)) stripTrack(bytes, entry, tracks);
      break;
    default:
      if (part.open) throw unreadable('an element has no end');
      blank(bytes, part);
  }
  return part.end;
}

/** Whether an entry of the index leads to something that stays. */
function leads(bytes: Buffer, seek: Element): boolean {
  if (seek.id !== ID.seek) return false;
  const id = [...elementsIn(bytes, seek.body, seek.end)].find((element) => element.id === ID.seekId);
  return id !== undefined && [ID.info, ID.tracks, ID.cues].some((kept) => kept === unsigned(bytes, id));
}

function stripTrack(bytes: Buffer, entry: Element, tracks: Map<number, number>): void {
  if (entry.id !== ID.trackEntry) return blank(bytes, entry);
  const facts = [...elementsIn(bytes, entry.body, entry.end)];
  const factOf = (id: number) => facts.find((fact) => fact.id === id);
  const [number, type] = [factOf(ID.trackNumber), factOf(ID.trackType)];
  const kind = type && unsigned(bytes, type);
  if (number === undefined || (kind !== SOUND && kind !== PICTURE)) return blank(bytes, entry);
  tracks.set(unsigned(bytes, number), kind);
  const codec = factOf(ID.codecId);
  const setup = factOf(ID.codecPrivate);
  if (codec && setup && textOf(bytes, codec) === 'A_VORBIS')
    blankVorbisComments(bytes.subarray(setup.body, setup.end));
  for (const fact of facts) if (!keptInTrack.includes(fact.id)) blank(bytes, fact);
}

function stripCluster(bytes: Buffer, cluster: Element, tracks: Map<number, number>): number {
  let at = cluster.body;
  while (at < cluster.end) {
    const element = elementAt(bytes, at, cluster.end);
    if (cluster.open && parts.includes(element.id)) return at;
    if (element.open) throw unreadable('an element has no end');
    if (!keptInCluster.includes(element.id) || isForeign(bytes, element, tracks)) blank(bytes, element);
    else if (element.id === ID.blockGroup) stripGroup(bytes, element, tracks);
    at = element.end;
  }
  return cluster.end;
}

function stripGroup(bytes: Buffer, group: Element, tracks: Map<number, number>): void {
  const inside = [...elementsIn(bytes, group.body, group.end)];
  if (inside.some((element) => isForeign(bytes, element, tracks))) return blank(bytes, group);
  for (const element of inside) if (!keptInGroup.includes(element.id)) blank(bytes, element);
}

/** A block begins with its track's number, which has one byte for all but made-up files. */
const isForeign = (bytes: Buffer, { id, body, end }: Element, tracks: Map<number, number>): boolean =>
  ID.blocks.some((block) => block === id) && (end <= body || !tracks.has((bytes[body] ?? 0) & 0x7f));

const textOf = (bytes: Buffer, { body, end }: Element): string =>
  bytes.toString('latin1', body, end).replace(/\0+$/, '');
