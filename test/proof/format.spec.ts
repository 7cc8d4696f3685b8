import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { headIn } from '../../src/proof/domain/heads';
import { isConsistent, leafHash, MerkleTree, rootByInclusion } from '../../src/proof/merkle';
import { publicOf } from '../kit/tampering/signing';

const page = (name: string) => readFileSync(join(__dirname, `../../docs/reference/${name}.md`), 'utf8');
const exampleOn = (name: string) => JSON.parse(/```json\n(.*?)```/s.exec(page(name))?.[1] ?? '') as unknown;

const events = exampleOn('hash-chain') as readonly { readonly metadata: string; readonly stream: string }[];
const example = exampleOn('proof-format') as {
  readonly seed: string;
  readonly key: string;
  readonly leaves: readonly string[];
  readonly text: string;
  readonly signature: string;
  readonly inclusion: { readonly index: number; readonly size: number; readonly path: readonly string[] };
  readonly next: {
    readonly root: string;
    readonly heads: string;
    readonly inclusion: readonly string[];
    readonly consistency: readonly string[];
  };
};
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const hashes = events.map(({ metadata }) => (JSON.parse(metadata) as { hash: string }).hash);
const head = headIn(example.text);

describe('the worked example of the proof format', () => {
  it('is signed as it says, by the key of its seed', () => {
    const der = Buffer.concat([bytes('302e020100300506032b657004220420'), bytes(example.seed)]);
    const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    expect(example.key).toBe(publicOf(key));
    expect(example.signature).toBe(sign(null, Buffer.from(example.text), key).toString('hex'));
  });

  it('covers the events of the chain’s example', () => {
    expect(example.leaves).toEqual(hashes.map((hash) => leafHash(bytes(hash)).toString('hex')));
    const root = MerkleTree.of(hashes.map(bytes)).root();
    expect(head).toMatchObject({
      v: 1,
      ...{ number: 0, first: 0, events: 2, key: example.key, root: root.toString('hex') },
      marks: hashes.map((hash) => hash.slice(0, 8)).join(''),
      heads: MerkleTree.of([root]).root().toString('hex'),
      last: { stream: events[1]?.stream, revision: 1, hash: hashes[1] },
    });
  });

  it('leads from event to head, and from head to head', () => {
    const { inclusion, next } = example;
    const entry = bytes(hashes[inclusion.index] ?? '');
    expect(rootByInclusion({ ...inclusion, entry, path: inclusion.path.map(bytes) })?.toString('hex')).toBe(
      head.root,
    );
    const both = MerkleTree.of([bytes(head.root), bytes(next.root)]).root();
    expect(both.toString('hex')).toBe(next.heads);
    const back = { entry: bytes(head.root), index: 0, size: 2, path: next.inclusion.map(bytes) };
    expect(rootByInclusion(back)).toEqual(both);
    expect(
      isConsistent({
        before: { size: 1, root: bytes(head.heads) },
        after: { size: 2, root: both },
        path: next.consistency.map(bytes),
      }),
    ).toBe(true);
  });
});
