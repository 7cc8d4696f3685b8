import pino, { type Logger } from 'pino';

export const LOGGER = Symbol('Logger');
export type { Logger };

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Headers that open doors or lead to a person, should anybody ever log them. */
const redacted = ['authorization', 'cookie', 'suqiu-secret', 'idempotency-key', 'x-forwarded-for'].flatMap(
  (header) => [`headers["${header}"]`, `*.headers["${header}"]`],
);

/** One JSON object per line on standard output. No bodies, no queries, no names: callers log ids and codes. */
export const createLogger = (level: LogLevel, destination?: pino.DestinationStream): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: redacted, censor: '[gone]' },
    },
    destination ?? pino.destination({ dest: 1, sync: false }),
  );

/**
 * An error as the log may show it: kind, code and where it happened. A parser's message quotes what it parsed,
 * which may be a person's words, so only messages of our own making are kept.
 */
export function shownError(error: unknown): Readonly<Record<string, unknown>> {
  if (!isErrorLike(error)) return { name: typeof error };
  const { name, message, stack, cause, code } = error;
  const quotes = name === 'SyntaxError' || name === 'ValidationError';
  return {
    name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(quotes ? {} : { message }),
    at: (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
    ...(cause === undefined ? {} : { cause: shownError(cause) }),
  };
}

/** By its members, since an error of another realm is no `Error` of ours. */
const isErrorLike = (error: unknown): error is Error & { readonly code?: unknown } =>
  typeof error === 'object' && error !== null && 'name' in error && 'message' in error;
