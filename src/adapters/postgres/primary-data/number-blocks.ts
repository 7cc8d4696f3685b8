import { ReservedNumberBlocks } from '../../primary-data/number-blocks';
import type { Asking } from './asking';

/** A stop leaves a gap as long as what is left of a block, on every node: the first of a day is small. */
const SIZES = { first: 5, largest: 640 };

export const postgresNumberBlocks = (asking: Asking): ReservedNumberBlocks =>
  new ReservedNumberBlocks(async (county, day, size) => {
    const [[last] = [0]] = await asking.rows<[number]>(
      `insert into number_block (county, day, reserved) values ($1, $2, $3)
       on conflict (county, day) do update set reserved = number_block.reserved + excluded.reserved
       returning reserved`,
      [county, day, size],
    );
    return last;
  }, SIZES);
