import { startNode, startRunnerNode } from './app/node';
import { readConfig, type Config } from './config/config';
import { loadEnvFile } from './config/env-file';
import { createLogger, shownError, type Logger } from './observability/logger';

/**
 * Configure, open and migrate, start the runners, listen; the reverse when told to stop. With `ROLE=runners`, or
 * `--runners`, the runners alone.
 */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  if (config.role === 'runners' || process.argv.includes('--runners')) {
    const runners = await startRunnerNode(config, undefined, { logger });
    stopWhenTold(runners, logger);
    logger.info({ health: `${runners.url}/health/ready` }, 'running the runners');
    return;
  }
  const node = await startNode(config, undefined, { logger });
  stopWhenTold(node, logger);
  const { url } = node;
  logger.info({ url, apiPage: `${url}/api/docs`, tokens: whereTokensComeFrom(config) }, 'listening');
}

/** In order, once, by whatever reaches this process or the npm that started it. */
function stopWhenTold(node: { close(): Promise<void> }, logger: Logger): void {
  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'stopping');
    try {
      await node.close();
      logger.info('stopped');
      logger.flush(() => process.exit(0));
    } catch (error) {
      logger.error(shownError(error), 'not stopped in order');
      logger.flush(() => process.exit(1));
    }
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  // npm passes on what asks it to end, and nothing when it is hung up or killed: losing it is the signal then.
  const parent = process.ppid;
  if (process.env['npm_lifecycle_event'] === 'start')
    setInterval(() => process.ppid === parent || void stop('npm ended'), 200).unref();
}

/** For whoever starts it for the first time: nothing else says how to get in. */
const whereTokensComeFrom = ({ identity }: Config): string =>
  identity.kind === 'embedded' ? 'npm run token -- <role> <unit|region|phone>' : identity.issuer;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
