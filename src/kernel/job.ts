/** One of the lines that a job answers with, as JSON says it. */
export type JobLine = Readonly<Record<string, unknown>>;

/**
 * What reads much of the log and changes nothing: a proof, a what-if. Told line by line, so that neither side ever
 * holds all of it; it lets others have a turn between two pages.
 */
export interface Job<Ports> {
  readonly name: string;
  /** @param input as whoever asks said it, judged before */
  run(input: unknown, ports: Ports): AsyncIterable<JobLine>;
}
