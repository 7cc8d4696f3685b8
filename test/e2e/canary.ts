import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every form in which one string could lie about: as text, in other encodings, or written into something else. */
const formsOf = (canary: string): readonly Buffer[] => {
  const utf8 = Buffer.from(canary, 'utf8');
  const escaped = JSON.stringify(canary).slice(1, -1);
  const ascii = [...canary].map((sign) => unicodeEscape(sign)).join('');
  return [
    utf8,
    Buffer.from(canary, 'utf16le'),
    Buffer.from(canary, 'utf16le').swap16(),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(canary)),
    Buffer.from(encodeURIComponent(canary).toLowerCase()),
    Buffer.from(escaped),
    Buffer.from(ascii),
    ...base64Of(utf8),
  ];
};

const unicodeEscape = (sign: string): string =>
  sign < '\x7f'
    ? sign
    : [...Buffer.from(sign, 'utf16le').swap16().toString('hex').matchAll(/.{4}/g)]
        .map(([hex]) => `\\u${hex}`)
        .join('');

/** What is certain of its base64 wherever in a longer text it starts: the edges depend on the neighbours. */
const base64Of = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const certain = text.slice(
      shift === 0 ? 0 : shift + 1,
      (bytes.length + shift) % 3 === 0 ? undefined : -1,
    );
    return [Buffer.from(certain), Buffer.from(certain.replaceAll('+', '-').replaceAll('/', '_'))];
  });

/** Which canaries sing in these bytes, by name. */
export function heardIn(bytes: Buffer, canaries: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(canaries)
    .filter(([, canary]) => formsOf(canary).some((form) => bytes.includes(form)))
    .map(([name]) => name);
}

/** Every file below a folder with its bytes. */
export function bytesOf(folder: string): readonly (readonly [file: string, bytes: Buffer])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name))]);
}
