import type { RegionCode } from '../../../kernel/ids';
import type { NumberBlocks } from '../../../kernel/ports/primary-data';
import type { Day } from '../../../kernel/time';
import { Recent } from './recent';
import type { PrimaryWriting } from './writing';

const BLOCK_SIZE = 50;
/** Forgetting a block costs a gap, never a double. */
const BLOCKS_IN_MEMORY = 1_000;

/** Numbers out of blocks that were reserved on disk before their first number went out. */
export class SqliteNumberBlocks implements NumberBlocks {
  private readonly blocks = new Recent<{ next: number; readonly last: number }>(BLOCKS_IN_MEMORY);
  private readonly reserving = new Map<string, Promise<void>>();

  constructor(private readonly writing: PrimaryWriting) {}

  async next(county: RegionCode, day: Day): Promise<number> {
    const name = `${county}/${day}`;
    for (;;) {
      const block = this.blocks.get(name);
      if (block !== undefined && block.next <= block.last) return block.next++;
      await this.reserve(name, county, day);
    }
  }

  /** One reservation at a time: all who wait draw from the same block. */
  private reserve(name: string, county: RegionCode, day: Day): Promise<void> {
    const running = this.reserving.get(name);
    if (running !== undefined) return running;
    const reserved = this.writing
      .run<'reserve-numbers'>({ kind: 'reserve-numbers', county, day, size: BLOCK_SIZE })
      .then((last) => this.blocks.set(name, { next: last - BLOCK_SIZE + 1, last }))
      .finally(() => this.reserving.delete(name));
    this.reserving.set(name, reserved);
    return reserved;
  }
}
