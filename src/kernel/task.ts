import type { CommandEnvelope, CommandOutcome } from './ports/command-port';

/**
 * What a saga has done that is no command on one stream, such as something on many. It is sent and answered as a
 * command is: at least once, so that doing it again must change nothing.
 */
export interface Task<Ports> {
  /** Of the streams that it is addressed to, which hold no events. */
  readonly category: string;
  run(envelope: CommandEnvelope, ports: Ports): Promise<CommandOutcome>;
}
