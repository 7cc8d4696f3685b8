import { startNode, startRunnerNode } from './app/node';
import { readConfig, type Config } from './config';
import { loadEnvFile } from './env-file';
import { createLogger, shownError } from './observability/logger';

/**
 * Configure, open and migrate, start the runners, listen; the reverse on SIGTERM and SIGINT. With `--runners` the
 * runners alone.
 */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const stop = async (node: { close(): Promise<void> }, signal: string): Promise<void> => {
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
  const onSignal = (node: { close(): Promise<void> }): void => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(node, signal));
  };
  if (process.argv.includes('--runners')) {
    onSignal(await startRunnerNode(config, undefined, { logger }));
    logger.info('running the runners');
    return;
  }
  const node = await startNode(config, undefined, { logger });
  onSignal(node);
  const { url } = node;
  logger.info({ url, apiPage: `${url}/api/docs`, tokens: whereTokensComeFrom(config) }, 'listening');
}

/** For whoever starts it for the first time: nothing else says how to get in. */
const whereTokensComeFrom = ({ identity }: Config): string =>
  identity.kind === 'embedded' ? 'npm run token -- <role> <unit|region|phone>' : identity.issuer;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
