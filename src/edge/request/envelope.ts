import { randomUUID } from 'node:crypto';
import { namespaceOf, type Actor } from '../../kernel/actor';
import type { Envelope } from '../../kernel/envelope';
import type { CorrelationId } from '../../kernel/ids';
import { bodyDigest, commandIdOf } from '../../runtime/command-ids';
import { idempotencyKeyOf, ifMatchOf, type Headers } from './headers';

/** The keys of the service's HMACs. */
export interface EnvelopeSecrets {
  readonly commandId: Uint8Array;
  readonly bodyDigest: Uint8Array;
}

export interface EnvelopeParts {
  readonly actor: Actor;
  readonly headers: Headers;
  readonly correlationId: CorrelationId;
  readonly route: string;
  /** See `targetOf`. */
  readonly target: string;
  readonly body: unknown;
}

/**
 * Whatever the path names, by whatever name: the appeal, the message, the withholding of an appeal. One key sent to two of them is two
 * commands. Empty for a new resource.
 */
export const targetOf = (params: unknown): string => Object.values(params ?? {}).join('/');

/** @throws DomainError `request/key-invalid`, `request/if-match-invalid` */
export function envelopeOf(parts: EnvelopeParts, secrets: EnvelopeSecrets): Envelope {
  const { actor, headers, correlationId, route, target, body } = parts;
  const key = idempotencyKeyOf(headers);
  return {
    actor,
    commandId: commandIdOf(secrets.commandId, {
      caller: namespaceOf(actor),
      route,
      target,
      key: key ?? randomUUID(),
    }),
    bodyDigest: key === undefined ? undefined : bodyDigest(secrets.bodyDigest, body ?? null),
    correlationId,
    ifMatch: ifMatchOf(headers),
    route,
    hasKey: key !== undefined,
  };
}
