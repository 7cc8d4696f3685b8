import { run } from '../test/kit/measured';
import attacks from './attacks';
import backup from './backup';
import bulk from './bulk';
import deadlines from './deadlines';
import diskfull from './diskfull';
import erase from './erase';
import gap from './gap';
import herd from './herd';
import hung from './hung';
import incident from './incident';
import kafkaDown from './kafka-down';
import kafkaDup from './kafka-dup';
import kafkaFreeze from './kafka-freeze';
import kill from './kill';
import migrate from './migrate';
import nodes from './nodes';
import notices from './notices';
import kurrentFlaky from './kurrent-flaky';
import { chosenByConfiguration } from './load/back-ends';
import lease from './lease';
import oidc from './oidc';
import overload from './overload';
import pgRestart from './pg-restart';
import poison from './poison';
import policyChange from './policy-change';
import proofjob from './proofjob';
import rebalance from './rebalance';
import race from './race';
import rebuild from './rebuild';
import recalendar from './recalendar';
import restoreOlder from './restore-older';
import retry from './retry';
import rolling from './rolling';
import rollupRebuild from './rollup-rebuild';
import sagaRebuild from './saga-rebuild';
import rotate from './rotate';
import rotateTransit from './rotate-transit';
import sigterm from './sigterm';
import sse from './sse';
import tamper from './tamper';
import timers from './timers';
import witness from './witness';
import writers from './writers';

const proofs = {
  kill,
  retry,
  writers,
  poison,
  rebuild,
  'rollup-rebuild': rollupRebuild,
  'saga-rebuild': sagaRebuild,
  tamper,
  witness,
  oidc,
  erase,
  rotate,
  'rotate-transit': rotateTransit,
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
  migrate,
  nodes,
  rolling,
  sigterm,
  sse,
  notices,
  bulk,
  incident,
  backup,
  'restore-older': restoreOlder,
  attacks,
  gap,
  'pg-restart': pgRestart,
  lease,
  'kafka-down': kafkaDown,
  'kafka-freeze': kafkaFreeze,
  'kafka-dup': kafkaDup,
  rebalance,
  'kurrent-flaky': kurrentFlaky,
};

void chosenByConfiguration().then(() => run(proofs));
