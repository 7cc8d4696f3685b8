import { unreadable } from '../format-error';
import { type Dict, type List, type Text, type Value } from './values';

/** Nothing that a person made nests deeper. */
const DEEPEST = 64;

/** Reads values one behind the other. Streams are the document's business: where they end stands elsewhere. */
export class Parser {
  constructor(
    readonly bytes: Buffer,
    public at: number,
  ) {}

  value(depth = 0): Value {
    if (depth > DEEPEST) throw unreadable('it nests too deeply');
    this.skipSpace();
    const char = this.char();
    if (char === '/') return { type: 'name', name: this.name() };
    if (char === '(') return this.text();
    if (char === '[') return this.list(depth);
    if (char === '<') return this.char(1) === '<' ? this.dict(depth) : this.hexText();
    return this.word();
  }

  /** The next characters, if they are these. */
  take(word: string): boolean {
    this.skipSpace();
    if (this.bytes.toString('latin1', this.at, this.at + word.length) !== word) return false;
    this.at += word.length;
    return true;
  }

  skipSpace(): void {
    for (;;) {
      while (isSpace(this.bytes[this.at])) this.at++;
      if (this.char() !== '%') return;
      while (this.at < this.bytes.length && !isLineEnd(this.bytes[this.at])) this.at++;
    }
  }

  private char(ahead = 0): string {
    const byte = this.bytes[this.at + ahead];
    return byte === undefined ? '' : String.fromCharCode(byte);
  }

  private name(): string {
    this.at++;
    return this.regular().replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(parseInt(hex, 16)),
    );
  }

  private word(): Value {
    const word = this.regular();
    if (word === '') throw unreadable('something stands where a value should');
    if (!/^\d{1,10}$/.test(word)) return { type: 'word', word };
    // `12 0 R` refers to an object: only what follows tells.
    const behind = this.at;
    this.skipSpace();
    if (/^\d{1,5}$/.test(this.regular())) {
      this.skipSpace();
      if (this.char() === 'R' && !isRegular(this.bytes[this.at + 1])) {
        this.at++;
        return { type: 'ref', number: Number(word) };
      }
    }
    this.at = behind;
    return { type: 'word', word };
  }

  private regular(): string {
    const start = this.at;
    while (isRegular(this.bytes[this.at])) this.at++;
    return this.bytes.toString('latin1', start, this.at);
  }

  private text(): Text {
    const start = this.at;
    let open = 0;
    for (; this.at < this.bytes.length; this.at++) {
      const char = this.char();
      if (char === '\\') this.at++;
      else if (char === '(') open++;
      else if (char === ')' && --open === 0) break;
    }
    this.at++;
    if (open > 0) throw unreadable('a text has no end');
    return { type: 'text', raw: this.bytes.subarray(start, this.at) };
  }

  private hexText(): Text {
    const end = this.bytes.indexOf('>', this.at);
    if (end < 0) throw unreadable('a text has no end');
    const raw = this.bytes.subarray(this.at, end + 1);
    this.at = end + 1;
    return { type: 'text', raw };
  }

  private list(depth: number): List {
    this.at++;
    const items: Value[] = [];
    while (!this.take(']')) items.push(this.value(depth + 1));
    return { type: 'list', items };
  }

  private dict(depth: number): Dict {
    this.at += 2;
    const entries = new Map<string, Value>();
    while (!this.take('>>')) {
      const key = this.value(depth + 1);
      if (key.type !== 'name') throw unreadable('a key is no name');
      entries.set(key.name, this.value(depth + 1));
    }
    return { type: 'dict', entries };
  }
}

const SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITER = new Set([...'()<>[]{}/%'].map((char) => char.charCodeAt(0)));

const isSpace = (byte: number | undefined): boolean => byte !== undefined && SPACE.has(byte);
const isLineEnd = (byte: number | undefined): boolean => byte === 10 || byte === 13;
const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte);
