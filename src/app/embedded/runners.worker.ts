import { setPriority } from 'node:os';
import { workerData, type MessagePort } from 'node:worker_threads';
import type { Config } from '../../config/config';
import { createLogger } from '../../observability/logger';
import { messageOf } from '../../runtime/runners/status';
import { RunnerSide } from '../../runtime/thread/runner-side';
import { compose } from '../composition';
import { features } from '../features';
import { headKeeping } from './heads';
import { openInThread, type ThreadSecrets } from '../profile-parts';
import { relaysOf } from '../relays';
import { startFeatureRunners } from '../runners';

/** What the main thread tells the thread of the runners. */
export interface RunnersData {
  readonly settings: Pick<
    Config,
    | 'county'
    | 'dataFolder'
    | 'eventStore'
    | 'database'
    | 'messaging'
    | 'heads'
    | 'posting'
    | 'shared'
    | 'logLevel'
  >;
  readonly clock: SharedArrayBuffer | undefined;
  readonly secrets: ThreadSecrets;
  readonly port: MessagePort;
}

/**
 * The thread of the runners: projections, sagas and timers, none of which may hold up an HTTP caller.
 * Projections: at least once, effectively once, in log order. Sagas: each input once, commands at least once.
 */
async function run({ settings, clock, secrets, port }: RunnersData): Promise<void> {
  const side = new RunnerSide(port);
  const composition = compose(features);
  const logger = createLogger(settings.logLevel).child({ thread: 'runners' });
  const profile = await openInThread(
    settings,
    { clock, secrets },
    {
      categories: composition.categories,
      log: (message, details) => logger.warn(details, message),
    },
  );
  const runners = await startFeatureRunners({
    composition,
    events: profile.events,
    database: profile.database,
    clock: profile.clock,
    commands: side.commands,
    county: settings.county,
    heads: headKeeping(settings.heads, profile.messaging),
    posting: settings.posting,
    words: profile.words,
    relays: relaysOf(composition, profile.messaging, settings.county),
    exclusive: !settings.shared,
    log: logger,
    onStatus: side.report,
  });
  side.serve(runners, { onClock: profile.clockChanged, onStopped: () => profile.close() });
}

// On Linux a priority is the calling thread's own; elsewhere it would be the whole process's. When both cores are
// busy, the callers go first and the runners catch up after them.
if (process.platform === 'linux') setPriority(5);
void run(workerData as RunnersData).catch((error: unknown) => {
  // A driver's error loses its words on the way to the other thread.
  throw new Error(messageOf(error));
});
