import { boxesIn } from '../boxes';
import { unreadable } from '../format-error';
import { stripJpegSegments } from '../jpeg-segments';
import { filtersOf, unpacked, type Room } from './filters';
import { nameIn, NULL, type Dict, type Stream, type Value } from './values';

/** Who made it, with what, when; what runs by itself; what is packed inside; what only forms of other programs need. */
const neverKept = new Set([
  ...['Metadata', 'PieceInfo', 'LastModified', 'SpiderInfo', 'Info'],
  ...['AA', 'OpenAction', 'JS', 'JavaScript', 'XFA', 'RichMedia', 'RichMediaContent'],
  ...['EmbeddedFiles', 'EF', 'AF', 'Collection'],
  ...['Perms', 'DSS', 'Legal', 'Thumb'],
]);

/** What an action may do is to lead to a page or an address. */
const actions = new Set([
  ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'ResetForm', 'GoToR', 'GoToE'],
  ...['Rendition', 'Movie', 'Sound', 'RichMediaExecute', 'Trans', 'GoTo3DView'],
]);
const annotations = new Set(['FileAttachment', 'Sound', 'Movie', 'Screen', 'RichMedia', '3D']);

/** Of a note on a page: who wrote it, about what, when. A form's field is named by the same letter. */
const ofNotes = ['T', 'M', 'CreationDate', 'NM', 'Subj'];

/**
 * A value without what it tells besides its pages; what it refers to is cleaned when its turn comes.
 * @param room of all pictures of the document
 */
export function clean(value: Value, room: Room): Value {
  switch (value.type) {
    case 'list':
      return { type: 'list', items: value.items.map((item) => clean(item, room)) };
    case 'dict':
      return cleanDict(value, room);
    case 'stream':
      return cleanStream(value, room);
    case 'word':
    case 'name':
    case 'text':
    case 'ref':
      return value;
  }
}

function cleanDict(dict: Dict, room: Room): Dict | typeof NULL {
  const [type, action, subtype] = ['Type', 'S', 'Subtype'].map((key) => nameIn(dict, key));
  const isAction = type === 'Action' || (type === undefined && action !== undefined);
  if (isAction && actions.has(action ?? '')) return NULL;
  if (annotations.has(subtype ?? '') && dict.entries.has('Rect')) return NULL;
  if (type === 'Sig' || type === 'EmbeddedFile' || dict.entries.has('ByteRange')) return NULL;
  const isNote = dict.entries.has('Rect') && subtype !== undefined && subtype !== 'Widget';
  const kept = [...dict.entries].filter(([key]) => !neverKept.has(key) && !(isNote && ofNotes.includes(key)));
  return { type: 'dict', entries: new Map(kept.map(([key, value]) => [key, clean(value, room)])) };
}

function cleanStream({ dict, data }: Stream, room: Room): Value {
  if (nameIn(dict, 'Type') === 'Metadata' || nameIn(dict, 'Subtype') === 'XML') return NULL;
  const cleaned = cleanDict(dict, room);
  if (cleaned.type !== 'dict') return NULL;
  return cleanPicture({ type: 'stream', dict: cleaned, data }, room);
}

/** A photo put into a page whole keeps, in many makers' hands, the place where it was taken. */
function cleanPicture(stream: Stream, room: Room): Stream {
  if (nameIn(stream.dict, 'Subtype') !== 'Image') return stream;
  const last = filtersOf(stream.dict).at(-1);
  const strip = strippers[last?.name ?? ''];
  // A bitmap tells nothing.
  if (last === undefined || strip === undefined) return stream;
  const { data, filters } = unpacked(stream, room);
  if (filters.length > 1) throw unreadable('a photo in it is packed in a way that is not followed');
  const entries = new Map(stream.dict.entries);
  entries.set('Filter', { type: 'name', name: last.name });
  entries.delete('DecodeParms');
  if (last.parameters !== undefined) entries.set('DecodeParms', last.parameters);
  return { type: 'stream', dict: { type: 'dict', entries }, data: strip(data) };
}

/** By the filter that holds the picture itself. */
const strippers: Readonly<Record<string, ((picture: Buffer) => Buffer) | undefined>> = {
  DCTDecode: stripJpegSegments,
  JPXDecode: stripJpeg2000,
};

/** The boxes of JPEG 2000 but those for metadata; a bare code stream has none. */
function stripJpeg2000(picture: Buffer): Buffer {
  if (picture.toString('latin1', 4, 8) !== 'jP  ') return picture;
  const kept = boxesIn(picture, 0, picture.length).filter(
    ({ type }) => !['uuid', 'xml ', 'uinf'].includes(type),
  );
  return Buffer.concat(kept.map(({ start, end }) => picture.subarray(start, end)));
}
