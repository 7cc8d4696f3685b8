import { createHash } from 'node:crypto';

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 9162 §2.1.1: leaves and nodes are told apart by their first byte. */
export const leafHash = (entry: Uint8Array): Buffer => sha256(LEAF, entry);
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => sha256(NODE, left, right);

/** Of a tree without leaves. */
const EMPTY = sha256();

/** The largest power of two below n. */
function half(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/**
 * A Merkle tree as RFC 9162 §2.1 has it, over entries in their order. Keeps the hashes of its whole subtrees, 64 bytes
 * a leaf, so that a proof costs what it is long, squared, and no look at the entries.
 */
export class MerkleTree {
  /** By height: hashes of the subtrees of 2^height leaves. */
  private readonly levels: Buffer[][] = [[]];

  static of(entries: Iterable<Uint8Array>): MerkleTree {
    const tree = new MerkleTree();
    for (const entry of entries) tree.append(entry);
    return tree;
  }

  get size(): number {
    return this.levels[0]?.length ?? 0;
  }

  append(entry: Uint8Array): void {
    let hash = leafHash(entry);
    for (let height = 0; ; height++) {
      const level = (this.levels[height] ??= []);
      level.push(hash);
      if (level.length % 2 === 1) return;
      hash = nodeHash(level[level.length - 2] as Buffer, hash);
    }
  }

  /** Of the first `size` leaves. */
  root(size = this.size): Buffer {
    return size === 0 ? EMPTY : this.between(0, this.upTo(size));
  }

  /** The tree's root once this entry is appended, which it is not. */
  rootWith(entry: Uint8Array): Buffer {
    let hash = leafHash(entry);
    let { size } = this;
    for (let height = 0; size > 0; height++, size = Math.floor(size / 2))
      if (size % 2 === 1) hash = nodeHash(this.levels[height]?.[size - 1] as Buffer, hash);
    return hash;
  }

  /** §2.1.3.1: that the leaf at an index is in the tree of the first `size` leaves. */
  inclusion(index: number, size = this.size): readonly Buffer[] {
    this.upTo(size);
    if (!Number.isInteger(index) || index < 0 || index >= size)
      throw new RangeError(`no leaf ${index} in a tree of ${size}`);
    const path: Buffer[] = [];
    for (let [from, to] = [0, size]; to - from > 1;) {
      const middle = from + half(to - from);
      if (index < middle) {
        path.unshift(this.between(middle, to));
        to = middle;
      } else {
        path.unshift(this.between(from, middle));
        from = middle;
      }
    }
    return path;
  }

  /** §2.1.4.1: that the tree of `size` leaves begins with that of the first `before`. */
  consistency(before: number, size = this.size): readonly Buffer[] {
    this.upTo(size);
    if (!Number.isInteger(before) || before < 1 || before > size)
      throw new RangeError(`a tree of ${size} has no beginning of ${before}`);
    const path: Buffer[] = [];
    let isKnown = true;
    for (let [from, to, m] = [0, size, before]; ;) {
      if (m === to - from) {
        if (!isKnown) path.unshift(this.between(from, to));
        return path;
      }
      const k = half(to - from);
      if (m <= k) {
        path.unshift(this.between(from + k, to));
        to = from + k;
      } else {
        path.unshift(this.between(from, from + k));
        from += k;
        m -= k;
        isKnown = false;
      }
    }
  }

  private upTo(size: number): number {
    if (!Number.isInteger(size) || size < 0 || size > this.size)
      throw new RangeError(`a tree of ${this.size} leaves has had no ${size}`);
    return size;
  }

  private between(from: number, to: number): Buffer {
    const size = to - from;
    const height = Math.log2(size);
    // A whole subtree begins at a multiple of its size.
    if (Number.isInteger(height)) return this.levels[height]?.[from / size] as Buffer;
    const middle = from + half(size);
    return nodeHash(this.between(from, middle), this.between(middle, to));
  }
}

interface Included {
  readonly entry: Uint8Array;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** §2.1.3.2: the root that the path leads to; `undefined` for a path of the wrong length. */
export function rootByInclusion({ entry, index, size, path }: Included): Buffer | undefined {
  if (!Number.isInteger(index) || index < 0 || index >= size) return undefined;
  let [at, last] = [index, size - 1];
  let hash = leafHash(entry);
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else hash = nodeHash(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash : undefined;
}

interface Grown {
  readonly before: { readonly size: number; readonly root: Uint8Array };
  readonly after: { readonly size: number; readonly root: Uint8Array };
  readonly path: readonly Uint8Array[];
}

/** §2.1.4.2: whether the later tree begins with the earlier one. */
export function isConsistent({ before, after, path }: Grown): boolean {
  if (before.size < 1 || before.size > after.size) return false;
  const isEarlier = (hash: Uint8Array) => Buffer.compare(hash, before.root) === 0;
  if (before.size === after.size) return path.length === 0 && isEarlier(after.root);
  const isWhole = Number.isInteger(Math.log2(before.size));
  const [first, ...rest] = isWhole ? [before.root, ...path] : path;
  if (first === undefined) return false;
  let [at, last] = [before.size - 1, after.size - 1];
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)];
  let [earlier, later] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      earlier = nodeHash(sibling, earlier);
      later = nodeHash(sibling, later);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else later = nodeHash(later, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && isEarlier(earlier) && Buffer.compare(later, after.root) === 0;
}
