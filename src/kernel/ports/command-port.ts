import type { Envelope } from '../envelope';
import type { Position, Revision, StreamName } from '../ids';
import type { Recorded } from '../event';

/** A command on its way to the executor. */
export interface CommandEnvelope<Command = unknown> extends Omit<Envelope, 'route' | 'hasKey'> {
  readonly stream: StreamName;
  readonly command: Command;
}

export interface CommandResult {
  readonly stream: StreamName;
  /** The stream's revision after this command (or after its first, remembered run). */
  readonly revision: Revision;
  readonly position: Position;
  /** The events of this command as stored; empty when it had nothing to do. */
  readonly events: readonly Recorded[];
  /** True when the log already held this command: the first answer again. */
  readonly repeated: boolean;
}

/** What a runner on another thread learns of a command it sent. */
export type CommandOutcome =
  | { readonly kind: 'done'; readonly revision: Revision; readonly position: Position }
  | { readonly kind: 'refused'; readonly code: string }
  /** Not now: store, clock or thread unavailable. The sender keeps the command and tries again. */
  | { readonly kind: 'unavailable'; readonly reason: string };

/** The one typed way from a runner to the executor on the main thread. */
export interface CommandPort {
  send(envelope: CommandEnvelope): Promise<CommandOutcome>;
}
