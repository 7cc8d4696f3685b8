import { Kafka, logLevel, type KafkaConfig, type logCreator } from 'kafkajs';
import { Countdown } from '../clock/countdown';
import type { KafkaLimits, Log } from './options';

export interface KafkaSettings {
  /** `host:port`. */
  readonly brokers: readonly string[];
  readonly tls: boolean;
  readonly user?: string | undefined;
  readonly password?: string | undefined;
}

/** The client tells most errors twice, and that a topic exists as an error too: what matters is thrown as well. */
const into =
  (log: Log): logCreator =>
  () =>
  ({ namespace, log: { message, error } }) =>
    log(`kafka: ${message}`, { namespace, ...(error === undefined ? {} : { error: String(error) }) });

export function kafkaClient(
  { brokers, tls, user, password }: KafkaSettings,
  limits: KafkaLimits,
  log: Log,
): Kafka {
  const config: KafkaConfig = {
    clientId: 'suqiu',
    brokers: [...brokers],
    connectionTimeout: limits.connect,
    requestTimeout: limits.request,
    enforceRequestTimeout: true,
    retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1_000 },
    logLevel: logLevel.WARN,
    logCreator: into(log),
    ssl: tls,
  };
  return new Kafka(
    user === undefined
      ? config
      : { ...config, sasl: { mechanism: 'scram-sha-512', username: user, password: password ?? '' } },
  );
}

/** An outage and a refusal come under the same class: only the innermost cause tells them apart. */
export function causeOf(error: unknown): { readonly type?: string | undefined; readonly message: string } {
  let inner = error;
  while (inner instanceof Error && inner.cause instanceof Error) inner = inner.cause;
  const { type, message } = inner as { readonly type?: unknown; readonly message?: unknown };
  return { type: typeof type === 'string' ? type : undefined, message: String(message ?? inner) };
}

/** What of a promise that has no bound of its own is waited for. It goes on by itself, and nobody minds how it ends. */
export function within<T>(millis: number, work: Promise<T>, late: () => Error): Promise<T> {
  return new Promise((resolve, reject) => {
    const countdown = new Countdown(millis, () => reject(late()));
    void work.then(resolve, reject).finally(() => countdown.stop());
  });
}
