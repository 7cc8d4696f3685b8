import type { FastifyInstance } from 'fastify';
import type { PersonId } from '../../kernel/ids';
import { authError, type Authenticator, type Identity } from '../../kernel/ports/authenticator';
import { secretHash } from '../../runtime/command-ids';
import { edgeError } from '../problems/problem';
import { ruleOf, type AuthRule } from './decorators';
import type { EdgeRequest } from './edge-request';
import { bearerOf, idempotencyKeyOf, isStrongKey, secretOf } from './headers';

const NOBODY: Identity = { actor: { id: 'anonymous' as PersonId, role: 'anonymous' } };

/** Verifies a request's token once, whoever asks first. @throws DomainError `auth/*` */
function verified(request: EdgeRequest, token: string, authenticator: Pick<Authenticator, 'authenticate'>) {
  request.suqiuVerified ??= authenticator.authenticate(token);
  return request.suqiuVerified;
}

/** Whose token this is; nobody's, where there is none or it does not hold. */
export async function tokenHolder(
  request: EdgeRequest,
  authenticator: Pick<Authenticator, 'authenticate'>,
): Promise<Identity | undefined> {
  try {
    const token = bearerOf(request.headers);
    return token === undefined ? undefined : await verified(request, token, authenticator);
  } catch {
    // Whoever serves the request says why.
    return undefined;
  }
}

/** Who calls, by the route's rule. @throws DomainError `auth/*`, `request/key-required` */
export async function identify(
  request: EdgeRequest,
  rule: AuthRule,
  authenticator: Authenticator,
): Promise<Identity> {
  if (rule === 'public') return NOBODY;
  const token = bearerOf(request.headers);
  if (token !== undefined) return verified(request, token, authenticator);
  const secret = rule === 'secret' || rule === 'anyone' ? secretOf(request.headers) : undefined;
  if (secret !== undefined)
    return { actor: { id: `secret:${secretHash(secret)}` as PersonId, role: 'anonymous' } };
  if (rule === 'anyone') return NOBODY;
  if (rule !== 'report') throw authError('auth/token-required');
  const key = idempotencyKeyOf(request.headers);
  if (key === undefined || !isStrongKey(key)) throw edgeError('request/key-required');
  return NOBODY;
}

const WITH_BODY = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Whoever may not send a body here is told so before a byte of it is read. */
export function identifyBeforeBodies(fastify: FastifyInstance, authenticator: Authenticator): void {
  fastify.addHook('onRequest', async (request: EdgeRequest) => {
    if (!WITH_BODY.has(request.method)) return;
    if (request.is404) throw edgeError('request/no-route');
    await identify(request, ruleOf(request.routeOptions.config), authenticator);
  });
}
