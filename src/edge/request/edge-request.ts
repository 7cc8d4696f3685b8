import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import type { Identity } from '../../kernel/ports/authenticator';
import type { CorrelationId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Envelope } from '../../kernel/envelope';
import { correlationIdOf } from './headers';

/** What the guard found out about a request, kept for the parameter decorators. */
export interface Edge {
  readonly identity: Identity;
  readonly language: Language;
  /** Built on demand: only commands need it. */
  envelope(): Envelope;
}

/** Our own fields on a Fastify request. */
export interface EdgeRequest extends FastifyRequest {
  suqiuCorrelationId?: CorrelationId;
  suqiuEdge?: Edge;
  /** Of its token. */
  suqiuVerified?: Promise<Identity>;
  /** Whom its limit counts it for. */
  suqiuCountedBy?: string;
}

/** @throws Error on a route that the guard did not pass: a fault of wiring, not of the caller */
export function edgeOf(request: EdgeRequest): Edge {
  if (!request.suqiuEdge) throw new Error('AuthGuard did not run for this route');
  return request.suqiuEdge;
}

/** The caller's correlation id, or one of ours; the same for the whole request. */
export function correlationOf(request: EdgeRequest): CorrelationId {
  return (request.suqiuCorrelationId ??= correlationIdOf(request.headers) ?? (randomUUID() as CorrelationId));
}
