import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '../config/config';
import type { Feature } from '../kernel/feature';
import { createLogger, type Logger } from '../observability/logger';
import { compose } from './composition';
import type { Deployment, Engine } from './engine';
import { features as all } from './features';
import { notListening } from './listening';
import { openProfile, type Profile } from './profile';

export interface NodeOptions {
  readonly logger?: Logger;
  /** Opened by whoever started it, who then hands it over: the node closes it. */
  readonly profile?: Profile;
  readonly runners?: Deployment;
}

/** A node that answers HTTP. */
export interface ApiNode {
  readonly app: NestFastifyApplication;
  readonly engine: Engine;
  /** Where it is reached. */
  readonly url: string;
  /** Stops accepting, finishes what runs, checkpoints, closes: whatever was acknowledged is durable already. */
  close(): Promise<void>;
}

/**
 * Starts all of the service: profile, engine, runners, edge. A list of features that is not the service's own cannot
 * cross to a thread, so that its runners run on this one.
 *
 * Loads the engine while the threads of the stores start, and Nest while that of the runners does: a tenth of a start
 * on two cores.
 * @throws Error in a sentence for the operator; nothing stays open
 */
export async function startNode(
  config: Config,
  features: readonly Feature[] = all,
  options: NodeOptions = {},
): Promise<ApiNode> {
  const engine = await startEngineOn(config, features, {
    runners: config.role === 'api' ? 'elsewhere' : features === all ? 'thread' : 'here',
    ...options,
  });
  try {
    const { createApi } = await import('./api');
    const app = await createApi(engine);
    await engine.started;
    await app.listen(config.port, config.host).catch((error: unknown) => {
      throw notListening(error, config);
    });
    return { app, engine, url: addressOf(app, config.host), close: () => app.close() };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** A node that answers nobody but who looks after it. */
export type RunnerNode = Omit<ApiNode, 'app'>;

/** The runners in a process of their own, with an executor of their own: there is no edge but health and metrics. */
export async function startRunnerNode(
  config: Config,
  features: readonly Feature[] = all,
  options: Omit<NodeOptions, 'runners'> = {},
): Promise<RunnerNode> {
  const engine = await startEngineOn(config, features, { ...options, runners: 'here' });
  try {
    const { serveProbes } = await import('./probes');
    const probes = await serveProbes(engine);
    return {
      engine,
      url: probes.url,
      close: async () => {
        await probes.close();
        await engine.close();
      },
    };
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function startEngineOn(
  config: Config,
  features: readonly Feature[],
  { logger = createLogger(config.logLevel), runners = 'here', ...options }: NodeOptions,
): Promise<Engine> {
  const composition = compose(features);
  const [profile, { startEngine }] = await Promise.all([
    options.profile ?? openProfile(config, logger, composition.categories),
    import('./engine'),
  ]);
  return startEngine({ config, logger, composition, profile, runners });
}

function addressOf(app: NestFastifyApplication, host: string): string {
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`;
}
