import type { RegionCode } from '../../../kernel/ids';
import type { NumberBlocks } from '../../../kernel/ports/primary-data';
import type { Day } from '../../../kernel/time';
import { Recent } from '../../primary-data/recent';
import type { Asking } from './asking';

/** A stop leaves a gap as long as what is left of a block, on every node: the first of a day is small. */
const FIRST_BLOCK = 5;
/** Each further one is twice as large, for a reservation costs a write to the disk. */
const LARGEST_BLOCK = 640;
/** Forgetting a block costs a gap, never a double. */
const BLOCKS_IN_MEMORY = 1_000;

interface Block {
  next: number;
  readonly last: number;
  readonly size: number;
}

/** Numbers out of blocks that are a node's own once the database has them. */
export class PostgresNumberBlocks implements NumberBlocks {
  private readonly blocks = new Recent<Block>(BLOCKS_IN_MEMORY);
  private readonly reserving = new Map<string, Promise<void>>();

  constructor(private readonly asking: Asking) {}

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
    const reserved = this.asking
      .rows<[number]>(
        `insert into number_block (county, day, reserved) values ($1, $2, $3)
         on conflict (county, day) do update set reserved = number_block.reserved + excluded.reserved
         returning reserved`,
        [county, day, size],
      )
      .then(([[last] = [0]]) => this.blocks.set(name, { next: last - size + 1, last, size }))
      .finally(() => this.reserving.delete(name));
    this.reserving.set(name, reserved);
    return reserved;
  }
}
