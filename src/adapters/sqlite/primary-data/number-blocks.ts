import { ReservedNumberBlocks } from '../../primary-data/number-blocks';
import type { PrimaryWriting } from './writing';

/** The first block of a day is small, since a restart leaves a gap as long as what is left of it; a reservation costs an fsync. */
const SIZES = { first: 50, largest: 1_600 };

export const sqliteNumberBlocks = (writing: PrimaryWriting): ReservedNumberBlocks =>
  new ReservedNumberBlocks(
    (county, day, size) => writing.run<'reserve-numbers'>({ kind: 'reserve-numbers', county, day, size }),
    SIZES,
  );
