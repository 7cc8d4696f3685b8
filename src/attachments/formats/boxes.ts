import { unreadable } from './format-error';

/** A box of MP4 and its kin (ISO 14496-12): size, type, body. */
export interface Box {
  readonly type: string;
  readonly start: number;
  readonly body: number;
  readonly end: number;
}

/** The box that begins here. @throws FormatError when it does not fit between here and `end` */
export function boxAt(bytes: Buffer, at: number, end: number): Box {
  if (end - at < 8) throw unreadable('a box is cut off');
  const short = bytes.readUInt32BE(at);
  const head = short === 1 ? 16 : 8;
  if (end - at < head) throw unreadable('a box is cut off');
  const size = short === 0 ? end - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
  if (size < head || size > end - at) throw unreadable('a box is cut off');
  return { type: bytes.toString('latin1', at + 4, at + 8), start: at, body: at + head, end: at + size };
}

/** The boxes of a part, one behind the other. What is too short for another box is blanked. */
export function boxesIn(bytes: Buffer, start: number, end: number): readonly Box[] {
  const boxes: Box[] = [];
  let at = start;
  while (end - at >= 8) {
    const box = boxAt(bytes, at, end);
    boxes.push(box);
    at = box.end;
  }
  bytes.fill(0, at, end);
  return boxes;
}

export const boxOf = (boxes: readonly Box[], type: string): Box | undefined =>
  boxes.find((box) => box.type === type);

/** Room that players skip: nothing else moves, so that no offset has to be changed. */
export function blank(bytes: Buffer, { start, body, end }: Box): void {
  bytes.write('free', start + 4, 'latin1');
  bytes.fill(0, body, end);
}
