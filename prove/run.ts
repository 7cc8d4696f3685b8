import { run } from '../test/kit/measured';
import attacks from './attacks';
import backup from './backup';
import deadlines from './deadlines';
import diskfull from './diskfull';
import herd from './herd';
import hung from './hung';
import kill from './kill';
import overload from './overload';
import poison from './poison';
import policyChange from './policy-change';
import proofjob from './proofjob';
import race from './race';
import rebuild from './rebuild';
import recalendar from './recalendar';
import restoreOlder from './restore-older';
import retry from './retry';
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
  deadlines,
  race,
  herd,
  recalendar,
  'policy-change': policyChange,
  diskfull,
  hung,
  overload,
  sigterm,
  backup,
  'restore-older': restoreOlder,
  attacks,
});
