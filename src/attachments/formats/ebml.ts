import { unreadable } from './format-error';

/** An element of EBML (RFC 8794), the ground of Matroska and WebM: id, size, body. */
export interface Element {
  readonly id: number;
  readonly start: number;
  readonly body: number;
  readonly end: number;
  /** Written while recording: it reaches as far as what can stand in it. */
  readonly open: boolean;
}

/** @throws FormatError when it does not fit between here and `end` */
export function elementAt(bytes: Buffer, start: number, end: number): Element {
  const id = numberAt(bytes, start, end, 4);
  const size = numberAt(bytes, start + id.length, end, 8);
  const body = start + id.length + size.length;
  const open = size.value === 2 ** (7 * size.length) - 1;
  const own = open ? end : body + size.value;
  if (own > end) throw unreadable('an element is cut off');
  // The id as it is written down everywhere: with its length mark.
  return { id: id.value + 2 ** (7 * id.length), start, body, end: own, open };
}

/** A number whose leading zeros tell its length. */
function numberAt(bytes: Buffer, at: number, end: number, longest: number) {
  const first = at < end ? (bytes[at] ?? 0) : 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || length > longest || at + length > end) throw unreadable('an element is cut off');
  let value = first & (0xff >> length);
  for (let index = 1; index < length; index++) value = value * 256 + (bytes[at + index] ?? 0);
  return { value, length };
}

/** Elements of a closed element. */
export function* elementsIn(bytes: Buffer, start: number, end: number): Generator<Element> {
  for (let at = start; at < end;) {
    const element = elementAt(bytes, at, end);
    if (element.open) throw unreadable('an element has no end');
    yield element;
    at = element.end;
  }
}

/** `Void`: players skip it. Nothing else moves. */
export function blank(bytes: Buffer, { start, end }: Element): void {
  const whole = end - start;
  bytes.fill(0, start, end);
  bytes[start] = 0xec;
  // Any size can be written in eight bytes, but a small element has no room for them.
  if (whole <= 128) bytes[start + 1] = 0x80 | (whole - 2);
  else {
    bytes[start + 1] = 0x01;
    bytes.writeUIntBE(whole - 9, start + 3, 6);
  }
}

/** An unsigned number of an element's body. */
export function unsigned(bytes: Buffer, { body, end }: Element): number {
  let value = 0;
  for (let at = body; at < end; at++) value = value * 256 + (bytes[at] ?? 0);
  return value;
}
