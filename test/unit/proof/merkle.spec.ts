import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { isConsistent, MerkleTree, rootByInclusion } from '../../../src/proof/merkle';

/** The vectors of Certificate Transparency (RFC 6962 and 9162 share the tree). */
const entries = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => Buffer.from(hex, 'hex'));
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hex = (path: readonly Uint8Array[]) => path.map((hash) => Buffer.from(hash).toString('hex'));
const sha = (...parts: readonly Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** The definition itself, leaf by leaf. */
function plainRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return sha(Buffer.from([0]), Buffer.from(leaves[0] as Uint8Array));
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return sha(Buffer.from([1]), plainRoot(leaves.slice(0, k)), plainRoot(leaves.slice(k)));
}

describe('a Merkle tree', () => {
  const tree = MerkleTree.of(entries);

  it.each(roots.map((root, at) => [at + 1, root] as const))(
    'has the root of the published vectors: %i leaves',
    (size, root) => expect(tree.root(size).toString('hex')).toBe(root),
  );

  it('has the root of nothing without leaves', () =>
    expect(new MerkleTree().root().toString('hex')).toBe(sha().toString('hex')));

  it('proves inclusion as the published vectors do', () => {
    expect(hex(tree.inclusion(0, 8))).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(hex(tree.inclusion(2, 3))).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ]);
  });

  it('proves consistency as the published vectors do', () => {
    expect(hex(tree.consistency(6, 8))).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(tree.consistency(8, 8)).toEqual([]);
  });

  const grown = fc
    .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 })
    .chain((leaves) => fc.record({ leaves: fc.constant(leaves), at: fc.nat({ max: leaves.length - 1 }) }));

  it('has at every size the root of the definition, also before the leaf is appended', () =>
    fc.assert(
      fc.property(grown, ({ leaves, at }) => {
        const all = MerkleTree.of(leaves);
        expect(all.root(at + 1)).toEqual(plainRoot(leaves.slice(0, at + 1)));
        expect(MerkleTree.of(leaves.slice(0, at)).rootWith(leaves[at] as Uint8Array)).toEqual(
          all.root(at + 1),
        );
      }),
    ));

  it('proves each leaf, and no other in its place', () =>
    fc.assert(
      fc.property(grown, ({ leaves, at }) => {
        const all = MerkleTree.of(leaves);
        const proof = { index: at, size: leaves.length, path: all.inclusion(at) };
        const entry = leaves[at] as Uint8Array;
        expect(rootByInclusion({ ...proof, entry })).toEqual(all.root());
        const other = Buffer.concat([entry, Buffer.from('x')]);
        expect(rootByInclusion({ ...proof, entry: other })).not.toEqual(all.root());
        expect(rootByInclusion({ ...proof, entry, path: [...proof.path, sha()] })).toBeUndefined();
        expect(rootByInclusion({ ...proof, entry, index: leaves.length })).toBeUndefined();
      }),
    ));

  it('proves that it grew, and nothing that was written anew', () =>
    fc.assert(
      fc.property(grown, ({ leaves, at }) => {
        const all = MerkleTree.of(leaves);
        const size = at + 1;
        const proof = { path: all.consistency(size), after: { size: leaves.length, root: all.root() } };
        expect(isConsistent({ ...proof, before: { size, root: all.root(size) } })).toBe(true);
        expect(isConsistent({ ...proof, before: { size, root: sha(Buffer.from('anew')) } })).toBe(false);
        expect(isConsistent({ ...proof, before: { size: 0, root: sha() } })).toBe(false);
        if (size < leaves.length)
          expect(
            isConsistent({ ...proof, before: { size, root: all.root(size) }, path: [...proof.path, sha()] }),
          ).toBe(false);
      }),
    ));

  it('refuses to prove what it has not had', () => {
    expect(() => tree.inclusion(8)).toThrow(RangeError);
    expect(() => tree.root(9)).toThrow(RangeError);
    expect(() => tree.consistency(0)).toThrow(RangeError);
  });
});
