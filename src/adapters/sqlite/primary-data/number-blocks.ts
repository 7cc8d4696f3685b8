import type { RegionCode } from '../../../kernel/ids';
import type { NumberBlocks } from '../../../kernel/ports/primary-data';
import type { Day } from '../../../kernel/time';
import { Recent } from '../../primary-data/recent';
import type { PrimaryWriting } from './writing';

/** The first block of a day is small, since a restart leaves a gap as long as what is left of it. */
const FIRST_BLOCK = 50;
/** Each further one is twice as large, for a reservation costs a write to the disk. */
const LARGEST_BLOCK = 1_600;
/** Forgetting a block costs a gap, never a double. */
const BLOCKS_IN_MEMORY = 1_000;

interface Block {
  next: number;
  readonly last: number;
  readonly size: number;
}

/** Numbers out of blocks that were reserved on disk before their first number went out. */
export class SqliteNumberBlocks implements NumberBlocks {
  private readonly blocks = new Recent<Block>(BLOCKS_IN_MEMORY);
  private readonly reserving = new Map<string, Promise<void>>();

  constructor(private readonly writing: PrimaryWriting) {}

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
    const size = used === undefined ? FIRST_BLOCK : Math.min(used.size * 2, LARGEST_BLOCK);
    const reserved = this.writing
      .run<'reserve-numbers'>({ kind: 'reserve-numbers', county, day, size })
      .then((last) => this.blocks.set(name, { next: last - size + 1, last, size }))
      .finally(() => this.reserving.delete(name));
    this.reserving.set(name, reserved);
    return reserved;
  }
}
