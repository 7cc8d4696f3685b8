export { createLogger, LOGGER, logLevels, shownError, type Logger, type LogLevel } from './logger';
export { Metrics, METRICS, type Readings, type RunnerReading } from './metrics';
export { NestLogger } from './nest-logger';
