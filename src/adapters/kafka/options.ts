/** Bounds of the line to the brokers, in milliseconds unless named otherwise. */
export interface KafkaLimits {
  readonly connect: number;
  /** The client's own, for each request; it tries again by itself. */
  readonly request: number;
  /** For a whole batch, however the client goes on: then its outcome is unknown. */
  readonly publish: number;
  readonly close: number;
  /** Without one for so long a consumer is not well: a frozen broker raises no event. */
  readonly heartbeat: number;
  readonly session: number;
  /** The first and the longest wait before the same messages are handed over again, or a crashed consumer is run again. */
  readonly retryFrom: number;
  readonly retryTo: number;
  /** Of one request: the broker's limit counts whole batches. */
  readonly batchBytes: number;
  readonly batchMessages: number;
  /** Of one topic, side by side. */
  readonly partitions: number;
  /** Taken at once: in between the group hears that this one lives. */
  readonly taken: number;
}

export const kafkaLimits: KafkaLimits = {
  connect: 3_000,
  request: 5_000,
  publish: 7_000,
  close: 2_000,
  heartbeat: 10_000,
  session: 10_000,
  retryFrom: 200,
  retryTo: 5_000,
  batchBytes: 512 * 1024,
  batchMessages: 500,
  partitions: 16,
  taken: 50,
};

export type Log = (message: string, details: Readonly<Record<string, unknown>>) => void;
