import { run } from '../test/support/measured';
import * as catchup from './catchup';
import * as command from './command';
import * as file from './file';
import * as lifecycle from './lifecycle';
import * as rebuild from './rebuild';
import * as replay from './replay';
import * as start from './start';
import * as timers from './timers';
import * as visible from './visible';

const bench =
  <T>(module: T) =>
  () =>
    Promise.resolve(module);

void run({
  file: bench(file),
  command: bench(command),
  catchup: bench(catchup),
  rebuild: bench(rebuild),
  replay: bench(replay),
  timers: bench(timers),
  visible: bench(visible),
  start: bench(start),
  lifecycle: bench(lifecycle),
});
