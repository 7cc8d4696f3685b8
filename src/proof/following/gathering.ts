import type { StoredEvent } from '../../kernel/event';
import { categoryOf } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { HEADS, type Head } from '../domain/heads';
import { MerkleTree } from '../merkle';

/** An event as a head takes it in. */
export interface Leaf {
  readonly stored: Pick<StoredEvent, 'stream' | 'revision'>;
  /** Of its bytes as they lie in the log, hex. */
  readonly hash: string;
  readonly occurredAt: Instant;
}

/** The events that one head covers. */
export type Cut = Pick<Head, 'events' | 'root' | 'last'>;

/** The events that no head covers yet, in log order. */
export class Gathering {
  private tree = new MerkleTree();
  private last: Head['last'] | undefined;
  /** When the oldest event happened that is no head itself: heads alone need none. */
  since: Instant | undefined;

  constructor(private readonly most: number) {}

  get size(): number {
    return this.tree.size;
  }

  /** @returns what the head covers that is now due */
  add({ stored: { stream, revision }, hash, occurredAt }: Leaf): Cut | undefined {
    this.tree.append(Buffer.from(hash, 'hex'));
    this.last = { stream, revision, hash };
    if (categoryOf(stream) !== HEADS) this.since ??= occurredAt;
    return this.tree.size >= this.most && this.since !== undefined ? this.cut() : undefined;
  }

  /** All of them; `undefined` for none but heads. */
  cut(): Cut | undefined {
    const { tree, last, since } = this;
    if (last === undefined || since === undefined) return undefined;
    this.tree = new MerkleTree();
    this.last = undefined;
    this.since = undefined;
    return { events: tree.size, root: tree.root().toString('hex'), last };
  }
}
