import type { RegionCode } from '../../kernel/ids';
import type { NumberBlocks } from '../../kernel/ports/primary-data';
import type { Day } from '../../kernel/time';
import { Recent } from './recent';

/** Forgetting a block costs a gap, never a double. */
const BLOCKS_IN_MEMORY = 1_000;

/** How many numbers a reservation takes: the first of a day, and at most; each further one is twice as large. */
export interface BlockSizes {
  readonly first: number;
  readonly largest: number;
}

/** Resolves with the last number of the block, once it is durable that it is nobody else's. */
export type ReserveBlock = (county: RegionCode, day: Day, size: number) => Promise<number>;

interface Block {
  next: number;
  readonly last: number;
  readonly size: number;
}

/** Numbers out of blocks that were reserved before their first number went out. */
export class ReservedNumberBlocks implements NumberBlocks {
  private readonly blocks = new Recent<Block>(BLOCKS_IN_MEMORY);
  private readonly reserving = new Map<string, Promise<void>>();

  constructor(
    private readonly reserveBlock: ReserveBlock,
    private readonly sizes: BlockSizes,
  ) {}

  async next(county: RegionCode, day: Day): Promise<number> {
    const name = `${county}/${day}`;
    for (;;) {
      const block = this.blocks.get(name);
      if (block !== undefined && block.next <= block.last) return block.next++;
      await this.reserve(name, county, day, block);
    }
  }

  /** One reservation at a time: all who wait draw from the same block. */
  private reserve(name: string, county: RegionCode, day: Day, used: Block | undefined): Promise<void> {
    const running = this.reserving.get(name);
    if (running !== undefined) return running;
    const { first, largest } = this.sizes;
    const size = used === undefined ? first : Math.min(used.size * 2, largest);
    const reserved = this.reserveBlock(county, day, size)
      .then((last) => this.blocks.set(name, { next: last - size + 1, last, size }))
      .finally(() => this.reserving.delete(name));
    this.reserving.set(name, reserved);
    return reserved;
  }
}
