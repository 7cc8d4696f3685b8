import type { Actor } from './actor';
import type { CommandId, CorrelationId, Revision } from './ids';

/** Who sends a command and how: all that a handler needs besides the command itself, whatever brought it here. */
export interface Envelope {
  readonly actor: Actor;
  /** From caller, route, target and `Idempotency-Key`; random without a key. */
  readonly commandId: CommandId;
  /** Keyed digest of the clear body; absent without a key, since nobody can then repeat the command. */
  readonly bodyDigest?: string | undefined;
  readonly correlationId: CorrelationId;
  readonly causationId?: string | undefined;
  /** The revision that the caller saw, `If-Match` over HTTP; compared before misses are recorded, never retried. */
  readonly ifMatch?: Revision | undefined;
  /** `POST /api/v1/appeals/:id/accept`: the template, never the path with its values. */
  readonly route: string;
  readonly hasKey: boolean;
}
