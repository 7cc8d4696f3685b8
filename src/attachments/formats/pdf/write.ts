import type { Dict, Value } from './values';

/** The objects one behind the other, a table of where each begins, and where the first one is. */
export function written(objects: readonly Value[]): Buffer {
  const parts: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  const put = (part: string | Buffer): void => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : part;
    parts.push(bytes);
    at += bytes.length;
  };
  put('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n');
  objects.forEach((value, index) => {
    places.push(at);
    put(`${index + 1} 0 obj\n`);
    for (const part of partsOf(value)) put(part);
    put('\nendobj\n');
  });
  const table = at;
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  put(places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join(''));
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}

function* partsOf(value: Value): Generator<string | Buffer> {
  switch (value.type) {
    case 'word':
      yield value.word;
      break;
    case 'name':
      yield nameOf(value.name);
      break;
    case 'text':
      yield value.raw;
      break;
    case 'ref':
      yield `${value.number} 0 R`;
      break;
    case 'list':
      yield '[';
      for (const item of value.items) {
        yield ' ';
        yield* partsOf(item);
      }
      yield ' ]';
      break;
    case 'dict':
      yield* dictParts(value);
      break;
    case 'stream': {
      const length = { type: 'word', word: String(value.data.length) } as const;
      yield* dictParts({ type: 'dict', entries: new Map([...value.dict.entries, ['Length', length]]) });
      yield '\nstream\n';
      yield value.data;
      yield '\nendstream';
    }
  }
}

function* dictParts({ entries }: Dict): Generator<string | Buffer> {
  yield '<<';
  for (const [key, value] of entries) {
    yield ` ${nameOf(key)} `;
    yield* partsOf(value);
  }
  yield ' >>';
}

const nameOf = (name: string): string =>
  `/${name.replace(/[^!$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~"]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, '0')}`)}`;
