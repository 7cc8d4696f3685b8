import { run } from '../test/support/measured';
import * as diskfull from './diskfull';
import * as kill from './kill';
import * as poison from './poison';
import * as rebuild from './rebuild';
import * as retry from './retry';
import * as sagaRebuild from './saga-rebuild';
import * as sigterm from './sigterm';
import * as timers from './timers';
import * as writers from './writers';

const proof =
  <T>(module: T) =>
  () =>
    Promise.resolve(module);

void run({
  kill: proof(kill),
  retry: proof(retry),
  writers: proof(writers),
  poison: proof(poison),
  rebuild: proof(rebuild),
  'saga-rebuild': proof(sagaRebuild),
  timers: proof(timers),
  diskfull: proof(diskfull),
  sigterm: proof(sigterm),
});
