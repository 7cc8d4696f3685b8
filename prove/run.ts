import { run } from '../test/kit/measured';
import attacks from './attacks';
import backup from './backup';
import diskfull from './diskfull';
import hung from './hung';
import kill from './kill';
import migrate from './migrate';
import nodes from './nodes';
import overload from './overload';
import poison from './poison';
import proofjob from './proofjob';
import rebuild from './rebuild';
import restoreOlder from './restore-older';
import retry from './retry';
import rolling from './rolling';
import sagaRebuild from './saga-rebuild';
import sigterm from './sigterm';
import timers from './timers';
import writers from './writers';

void run({
  kill,
  retry,
  writers,
  poison,
  rebuild,
  'saga-rebuild': sagaRebuild,
  timers,
  proofjob,
  diskfull,
  hung,
  overload,
  migrate,
  nodes,
  rolling,
  sigterm,
  backup,
  'restore-older': restoreOlder,
  attacks,
});
