import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredEvent } from '../../../src/kernel/event';
import { verifyChain } from '../../../src/runtime/chain';

const page = readFileSync(join(__dirname, '../../../docs/reference/hash-chain.md'), 'utf8');
const blocks = [...page.matchAll(/^```(json|text)\n([\s\S]*?)\n```$/gm)].map(([, , text]) => text ?? '');
const [example = '', hashed = ''] = blocks;

interface Row {
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}
const rows = JSON.parse(example) as readonly Row[];
const memberOf = (text: string, name: string): string => (JSON.parse(text) as Record<string, string>)[name]!;

/** By the words of the page, with nothing of the service's code. */
const lessHash = (metadata: string): string => metadata.replace(/"hash":"[0-9a-f]{64}",/, '');
const textOf = ({ stream, revision, type, data, metadata }: Row): string =>
  `{"data":${data},"metadata":${lessHash(metadata)},"revision":${revision},"stream":${JSON.stringify(stream)},` +
  `"type":${JSON.stringify(type)}}`;
const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
function idOf(hash: string): string {
  const digits = [...hash.slice(0, 32)];
  digits[12] = '8';
  digits[16] = '89ab'[Number.parseInt(digits[16]!, 16) % 4]!;
  const text = digits.join('');
  return [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ]
    .map(([from, to]) => text.slice(from, to))
    .join('-');
}

describe('the recipe of the hash chain', () => {
  it('gives the hashes and ids of its worked example', () => {
    expect(rows).toHaveLength(2);
    expect(textOf(rows[0]!)).toBe(hashed);
    let before = '0'.repeat(64);
    for (const row of rows) {
      expect(hashOf(textOf(row))).toBe(memberOf(row.metadata, 'hash'));
      expect(memberOf(row.metadata, 'prevHash')).toBe(before);
      expect(row.id).toBe(idOf(memberOf(row.metadata, 'hash')));
      before = memberOf(row.metadata, 'hash');
    }
  });

  it('is the one that the service follows', () => {
    const stored = rows.map((row, at) => ({ ...row, position: at + 1 })) as unknown as readonly StoredEvent[];
    expect(verifyChain(stored)).toMatchObject({ holds: true, events: 2, unknown: 'tail' });
  });
});
