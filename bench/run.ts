import { run } from '../test/kit/measured';
import answers from './answers';
import base from './base';
import bodies from './bodies';
import catchup from './catchup';
import command from './command';
import explain from './explain';
import file from './file';
import lifecycle from './lifecycle';
import proof from './proof';
import rebuild from './rebuild';
import replay from './replay';
import search from './search';
import simulate from './simulate';
import start from './start';
import triage from './triage';
import timers from './timers';
import visible from './visible';

void run({
  bodies,
  file,
  command,
  catchup,
  rebuild,
  proof,
  replay,
  timers,
  triage,
  visible,
  start,
  lifecycle,
  answers,
  explain,
  search,
  simulate,
  // Against another commit's build, where there is one to compare with.
  ...(process.env['BASE'] === undefined ? {} : { base }),
});
