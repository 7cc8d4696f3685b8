import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startService, type Service } from './app/service';
import { readConfig, type Config } from './config';
import { loadEnvFile } from './env-file';
import { createLogger, shownError, type Logger } from './observability/logger';

/** Configure, open and migrate, start the runners, listen; the reverse on SIGTERM and SIGINT. */
async function main(): Promise<void> {
  loadEnvFile();
  const config = readConfig(process.env);
  const logger = createLogger(config.logLevel);
  // Nest is most of what is loaded, so that it loads while the threads of the stores and the runners start.
  const [service, { listen }] = await Promise.all([startService(config, logger), loadEdge()]);
  const { app, url } = await listen(service);
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => void stop(app, service, logger, signal));
  logger.info({ url, apiPage: `${url}/api/docs`, tokens: whereTokensComeFrom(config) }, 'listening');
}

/** In parts: between them the threads are heard. */
async function loadEdge() {
  await import('./http/index.js');
  return import('./app/edge.js');
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
