import { ClockDisputed, type Clock } from '../kernel/ports/clock';
import type { Instant } from '../kernel/time';
import type { Config } from '../config/config';
import { isDomainError } from '../kernel/domain-error';
import type { CommandPort } from '../kernel/ports/command-port';
import { NOTICE_TOPIC } from '../appeals/notices/public-notice';
import { Metrics, type Logger } from '../observability';
import { importReferenceData, ReferenceInForce, referenceSources, type PassedOver } from '../reference';
import { CommandExecutor } from '../runtime/executor';
import { jobNamed, OneAtATime, type Jobs } from '../runtime/jobs';
import { Progress } from '../runtime/progress/progress';
import { ReadSide } from '../runtime/read-side';
import { commandsOfRunners } from './commands';
import type { Composition } from './composition';
import { headKeeping, requireHeadKey } from './embedded/heads';
import { noticeChannelsOf } from './embedded/notice-channels';
import { inThread } from './embedded/job-thread';
import { RunnerThread } from './embedded/runner-thread';
import { erasesOf, replayErasures } from './erasing';
import { createExecutor } from './executor';
import type { Profile } from './profile';
import { relayNames, relaysOf, sourceOf } from './relays';
import { runHere } from './runners';
import { sealingWith } from './sealing';
import { RunnersElsewhere } from './runners-elsewhere';
import type { RunnersHost } from './runners-host';

/** Where a node has its runners: in a thread of its own, on its own thread, or in another process. */
export type Deployment = 'thread' | 'here' | 'elsewhere';

export interface EngineSetup {
  readonly config: Config;
  readonly logger: Logger;
  readonly composition: Composition;
  readonly profile: Profile;
  readonly runners: Deployment;
}

/** Everything of a node that is not its edge: an executor of its own, what is in force, the runners. */
export interface Engine extends Omit<EngineSetup, 'runners'> {
  readonly metrics: Metrics;
  readonly executor: CommandExecutor;
  readonly reference: ReferenceInForce;
  readonly progress: Progress;
  readonly readSide: ReadSide;
  readonly runners: RunnersHost;
  readonly jobs: Jobs;
  /** Nobody is served before. Rejects when the runners cannot start. */
  readonly started: Promise<void>;
  /** The runners first, then what they and the commands wrote to. */
  close(): Promise<void>;
}

/**
 * Imports reference data and launches the runners. The profile is closed again when a part fails.
 * @throws Error in a sentence for the operator
 */
export async function startEngine(setup: EngineSetup): Promise<Engine> {
  try {
    return await startOn(setup);
  } catch (error) {
    await setup.profile.close();
    throw error;
  }
}

async function startOn(setup: EngineSetup): Promise<Engine> {
  const { config, logger, composition, profile } = setup;
  const { clock } = profile.clock;
  if (setup.runners !== 'elsewhere') await requireHeadKey(config.heads);
  const { topic } = config.heads;
  await profile.messaging?.require([
    ...composition.publicEvents.flatMap(({ topics }) => topics),
    ...(topic === undefined ? [] : [topic]),
    ...(config.notices.channels.includes('kafka') ? [NOTICE_TOPIC] : []),
  ]);
  const metrics = new Metrics();
  const reference = await referenceInForce(setup);
  const executor = createExecutor(profile.events, clock, reference.current, metrics);
  await replayErasures({ profile, config, executor, logger });
  const progress = new Progress();
  const readSide = new ReadSide(() => profile.openDatabase(true));
  metrics.readFrom({
    runners: async () =>
      progress.all().map(({ name, state, lag, parked }) => ({ name, state, lag, parked: parked.length })),
    timersDue: () => readSide.timersDue(clock.now()),
  });
  const followers = composition.projections.flatMap(({ name, category }) =>
    category === 'appeal' ? [name] : [],
  );
  const running: { host?: RunnersHost } = {};
  const ports = {
    ...{ reader: profile.events, executor, progress, readSide, inForce: reference.current },
    ...sealingWith(profile.primary.keys),
    channels: noticeChannelsOf({ config, profile, executor, reference, logger }),
    source: sourceOf(config.county),
    projections: followers,
    erases: erasesOf(profile, config, async () => {
      const [runner] = followers.slice(-1);
      if (runner !== undefined) await running.host?.operate({ verb: 'purge', runner });
    }),
  };
  const commands: CommandPort = { send: commandsOfRunners(executor, composition, ports) };
  const { host, started } = await launch(setup, { commands, progress, readSide });
  running.host = host;
  // Whoever waits for it hears of a failure; until then it is nobody's.
  started.catch(() => undefined);
  const unsubscribe = clock.onChanged(() => host.clockChanged());
  return {
    ...{ config, logger, composition, profile },
    ...{ metrics, executor, reference, progress, readSide, started, runners: host },
    jobs: jobsOf(setup, readSide),
    close: async () => {
      unsubscribe();
      await host.stop();
      await reference.close();
      await readSide.close();
      await profile.close();
    },
  };
}

/** In a thread of their own, which has the service's own features; features of others run theirs here. */
function jobsOf({ config, composition, profile, runners }: EngineSetup, readSide: ReadSide): Jobs {
  const { county, dataFolder, eventStore, database } = config;
  const settings = { county, dataFolder, eventStore, database };
  const ports = { reader: profile.events, readSide, county, now: () => profile.clock.clock.now() };
  return new OneAtATime((job, input) =>
    runners === 'here'
      ? jobNamed(composition.jobs, job).run(input, ports)
      : inThread({ settings, clock: profile.clock.shared, job, input }),
  );
}

/** Brings what is new in the files into the log, then follows the log. */
async function referenceInForce({ config, logger, composition, profile }: EngineSetup) {
  const { events } = profile;
  const now = () => undisputed(profile.clock.clock);
  const from = { reader: events, sources: referenceSources, county: config.county, now };
  const { data, imported, passedOver } = await importReferenceData({
    ...from,
    executor: new CommandExecutor({ store: events, clock: profile.clock.clock }),
    folder: config.deployFolder,
    verbs: composition.verbs,
  }).catch((error: unknown) => {
    throw isDomainError(error) && error.code === 'clock/disputed'
      ? new Error(CLOCK_BEHIND, { cause: error })
      : error;
  });
  if (imported.length > 0) logger.info({ imported }, 'reference data imported');
  for (const each of passedOver) logger.warn(each, passedOverSentence(each));
  return new ReferenceInForce(data, { ...from, log: logger });
}

/** Nothing is decided while nobody knows the time, and what was published goes for in force until it is known again. */
function undisputed(clock: Clock): Instant | undefined {
  try {
    return clock.now();
  } catch (error) {
    if (error instanceof ClockDisputed) return undefined;
    throw error;
  }
}

const CLOCK_BEHIND =
  'the clock of this machine is before the newest event of the log, and new reference data is to be imported at that ' +
  'time: set the clock right and start again';

const passedOverSentence = ({ document, version, inForce }: PassedOver): string =>
  `the files of ${document} are version ${version}, and version ${inForce} is in force: a start never goes back. To ` +
  `put them into force again, stop and run: npm run reference -- publish ${document}`;

interface Launching {
  readonly commands: CommandPort;
  readonly progress: Progress;
  readonly readSide: ReadSide;
}

async function launch(
  { config, logger, composition, profile, runners }: EngineSetup,
  { commands, progress, readSide }: Launching,
): Promise<{ readonly host: RunnersHost; readonly started: Promise<void> }> {
  const allNodes = () =>
    new RunnersElsewhere({
      ...{ composition, readSide, progress },
      openDatabase: () => profile.openDatabase(),
    });
  switch (runners) {
    case 'thread': {
      const { county, dataFolder, eventStore, database, messaging, heads, posting, shared, logLevel } =
        config;
      const elsewhere = shared ? allNodes() : undefined;
      const thread = new RunnerThread({
        data: {
          settings: { county, dataFolder, eventStore, database, messaging, heads, posting, shared, logLevel },
          clock: profile.clock.shared,
          secrets: {
            searchWord: profile.secrets.searchWord,
            present: profile.masterKeys.present.key.shared,
            other: profile.masterKeys.other?.key.shared,
          },
        },
        runners: [
          ...composition.runners,
          ...composition.keepers.map(({ name }) => name),
          ...relayNames(composition, profile.messaging),
        ],
        events: profile.events,
        handle: (envelope) => commands.send(envelope),
        ...{ progress: elsewhere ?? progress, logger },
      });
      const host = elsewhere === undefined ? thread : beside(thread, elsewhere);
      return { host, started: thread.start() };
    }
    case 'here': {
      const host = await runHere({
        county: config.county,
        heads: headKeeping(config.heads, profile.messaging),
        posting: config.posting,
        ...{ composition, commands, words: profile.words },
        relays: relaysOf(composition, profile.messaging, config.county),
        ...{ events: profile.events, clock: profile.clock.clock, exclusive: profile.exclusive },
        database: profile.openDatabase(),
        log: logger,
        onStatus: (status) => progress.update(status),
      });
      return { host, started: Promise.resolve() };
    }
    case 'elsewhere': {
      return { host: allNodes(), started: Promise.resolve() };
    }
  }
}

/** Where nodes share the data, each runner is this node's thread's or another's. */
const beside = (thread: RunnerThread, elsewhere: RunnersElsewhere): RunnersHost => ({
  get down() {
    return elsewhere.down;
  },
  look: () => elsewhere.look(),
  clockChanged: () => thread.clockChanged(),
  operate: (call) => elsewhere.operate(call),
  stop: async () => {
    await thread.stop();
    await elsewhere.stop();
  },
});
