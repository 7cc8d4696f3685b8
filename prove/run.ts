import { run } from '../test/kit/measured';
import attacks from './attacks';
import backup from './backup';
import diskfull from './diskfull';
import hung from './hung';
import kill from './kill';
import { chosenByConfiguration } from './load/back-ends';
import overload from './overload';
import poison from './poison';
import rebuild from './rebuild';
import restoreOlder from './restore-older';
import retry from './retry';
import sagaRebuild from './saga-rebuild';
import sigterm from './sigterm';
import timers from './timers';
import writers from './writers';

const proofs = {
  kill,
  retry,
  writers,
  poison,
  rebuild,
  'saga-rebuild': sagaRebuild,
  timers,
  diskfull,
  hung,
  overload,
  sigterm,
  backup,
  'restore-older': restoreOlder,
  attacks,
};

void chosenByConfiguration().then(() => run(proofs));
