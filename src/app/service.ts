import type { AppealPorts } from '../appeals/application/ports';
import { AttachmentRefs, AttachmentVault } from '../attachments';
import type { Config } from '../config';
import type { FreshnessPort, HealthCheck, RunnerOperations } from '../edge';
import type { Authenticator } from '../identity';
import { Metrics, type Logger } from '../observability';
import { Sealer, type Secrets } from '../privacy';
import { importReferenceData, referenceSources } from '../reference';
import { Progress } from '../runtime/progress/progress';
import { openClock, type ProcessClock } from './clock';
import { filesIn, type Stores } from './embedded';
import { commandsOfRunners, createExecutor } from './execution';
import { createAuthenticator } from './identity';
import { freshnessOf, healthChecksOf, operationsOf, readingsOf } from './operations';
import { attachmentsOf, citizensOf, readTablesOf } from './ports';
import { ReadSide } from './read-side';
import { createReveals } from './reveals';
import { RunnerThread } from './runner-thread';

/** Everything behind the edge. */
export interface Service {
  readonly config: Config;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: ProcessClock;
  readonly secrets: Secrets;
  readonly authenticator: Authenticator;
  readonly vault: AttachmentVault;
  readonly refs: AttachmentRefs;
  readonly appeals: AppealPorts;
  readonly freshness: FreshnessPort;
  readonly health: readonly HealthCheck[];
  readonly operations: RunnerOperations;
  /** Nobody is served before. Rejects, with everything closed again, when the runners cannot start. */
  readonly runnersStarted: Promise<void>;
  /** The runners first, then what they and the commands wrote to. */
  close(): Promise<void>;
}

/**
 * Imports reference data, launches the thread of the runners. The stores are closed again when a part fails.
 * @throws Error in a sentence for the operator
 */
export async function startService(config: Config, logger: Logger, stores: Stores): Promise<Service> {
  try {
    return await startOn(stores, config, logger);
  } catch (error) {
    await stores.close();
    throw error;
  }
}

async function startOn(stores: Stores, config: Config, logger: Logger): Promise<Service> {
  const { events, primary, secrets } = stores;
  const clock = openClock(config.clock);
  const metrics = new Metrics();
  const executor = createExecutor(events, clock.clock, metrics);
  const { data, imported } = await importReferenceData({
    executor,
    reader: events,
    sources: referenceSources,
    folder: config.deployFolder,
    county: config.county,
  });
  if (imported.length > 0) logger.info({ imported }, 'reference data imported');
  const inForce = () => data;
  const progress = new Progress();
  const thread = new RunnerThread({
    data: {
      log: filesIn(config.dataFolder).log,
      readModels: filesIn(config.dataFolder).readModels,
      clock: clock.shared,
      logLevel: config.logLevel,
    },
    events,
    handle: commandsOfRunners(executor, inForce),
    progress,
    logger,
  });
  const unsubscribe = clock.clock.onChanged(() => thread.clockChanged());
  const runnersStarted = thread.start().catch(async (error: unknown) => {
    await stores.close();
    throw error;
  });
  const readSide = new ReadSide(filesIn(config.dataFolder).readModels);
  metrics.readFrom(readingsOf(progress, () => readSide.timersDue(clock.clock.now())));
  const sealer = new Sealer(primary.keys);
  const vault = new AttachmentVault(stores.attachments, sealer, config.attachments);
  const refs = new AttachmentRefs(secrets.attachmentRef);
  const { citizens } = primary;
  return {
    ...{ config, logger, metrics, clock, secrets, vault, refs, runnersStarted },
    authenticator: await createAuthenticator(config.identity, primary, secrets),
    appeals: {
      ...{ executor, inForce, sealer },
      log: events,
      clock: clock.clock,
      citizens: citizensOf(citizens, primary.keys, secrets),
      numbers: primary.numbers,
      attachments: attachmentsOf(refs, vault),
      reveals: createReveals(executor, sealer, inForce),
      readTables: readTablesOf(readSide),
      anonymousSecret: secrets.anonymousSecret,
    },
    freshness: freshnessOf(events, progress),
    health: healthChecksOf({ events, citizens, clock: clock.clock, inForce, progress, thread }),
    operations: operationsOf(thread, progress),
    close: async () => {
      unsubscribe();
      await thread.stop();
      await readSide.close();
      await stores.close();
    },
  };
}
