import { run } from '../test/kit/measured';
import answers from './answers';
import base from './base';
import bodies from './bodies';
import catchup from './catchup';
import command from './command';
import dashboard from './dashboard';
import explain from './explain';
import exporting from './export';
import file from './file';
import intake from './intake';
import lifecycle from './lifecycle';
import nodes from './nodes';
import proof from './proof';
import rebuild from './rebuild';
import relay from './relay';
import replay from './replay';
import search from './search';
import simulate from './simulate';
import start from './start';
import stores from './stores';
import triage from './triage';
import timers from './timers';
import visible from './visible';

void run({
  bodies,
  file,
  command,
  catchup,
  rebuild,
  relay,
  proof,
  replay,
  timers,
  triage,
  visible,
  start,
  lifecycle,
  nodes,
  answers,
  dashboard,
  export: exporting,
  explain,
  intake,
  search,
  simulate,
  stores,
  // Against another commit's build, where there is one to compare with.
  ...(process.env['BASE'] === undefined ? {} : { base }),
});
