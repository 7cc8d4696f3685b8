import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openStores } from './app/embedded';
import type { Service } from './app/service';
import { readConfig, type Config } from './config';
import { loadEnvFile } from './env-file';
import { createLogger, shownError, type Logger } from './observability/logger';

/** Configure, open and migrate, start the runners, listen; the reverse on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  const opening = openStores(config, logger);
  // Most of a start is loading modules: these while the threads of the stores start, Nest while that of the runners does.
  const [stores, { startService }] = await Promise.all([opening, import('./app/service')]);
  const service = await startService(config, logger, stores);
  const [{ listen }] = await Promise.all([import('./app/edge'), service.runnersStarted]);
  const { app, url } = await listen(service);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(app, service, logger, signal));
  logger.info({ url, apiPage: `${url}/api/docs`, tokens: whereTokensComeFrom(config) }, 'listening');
}

/** For whoever starts it for the first time: nothing else says how to get in. */
const whereTokensComeFrom = ({ identity }: Config): string =>
  identity.kind === 'embedded' ? 'npm run token -- <role> <unit|region|phone>' : identity.issuer;

/** Stop accepting, finish what runs, checkpoint, close: whatever was acknowledged is durable already. */
async function stop(
  app: NestFastifyApplication,
  service: Service,
  logger: Logger,
  signal: string,
): Promise<void> {
  logger.info({ signal }, 'stopping');
  try {
    await app.close();
    await service.close();
    logger.info('stopped');
    logger.flush(() => process.exit(0));
  } catch (error) {
    logger.error(shownError(error), 'not stopped in order');
    logger.flush(() => process.exit(1));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
