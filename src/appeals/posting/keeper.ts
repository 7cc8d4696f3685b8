import type { AnyKeeper } from '../../runtime/runners/keepers';
import { PostingConsumer } from './consumer';

/** Brings notices out by their channels. */
export const postingKeeper: AnyKeeper = {
  name: 'posting',
  kind: 'posting',
  open: (ports) => new PostingConsumer('posting', ports),
};
