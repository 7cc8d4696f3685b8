import type { FastifyInstance } from 'fastify';
import { edgeError } from '../problems/problem';

/** Far deeper than any body or form of ours: what recurses over a body behind this needs no bound of its own. */
const DEEPEST = 32;

/** Far more than any body of ours has, and too few to be felt by anybody. */
const MOST_VALUES = 5_000;

/** Whether a parsed body is JSON that the rest of the service can carry. Iterative, since the body may be deep. */
export function isPlainJson(body: unknown): boolean {
  let level: unknown[] = [body];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return false;
    const below: unknown[] = [];
    for (const value of level) {
      // UTF-16 that is no Unicode text: neither the digest of a body nor UTF-8 can say it.
      if (typeof value === 'string' && !value.isWellFormed()) return false;
      // JSON has no infinity, but 1e999 is read as one.
      if (typeof value === 'number' && !Number.isFinite(value)) return false;
      if (typeof value !== 'object' || value === null) continue;
      for (const name in value) {
        if (++seen > MOST_VALUES || !name.isWellFormed()) return false;
        below.push((value as Readonly<Record<string, unknown>>)[name]);
      }
    }
    level = below;
  }
  return true;
}

/** Refuses, before anything reads it, a body that was not sent as JSON, is too deep or too large, or holds what JSON cannot say again. */
export function boundBodies(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    const { body } = request;
    // Uploads are read as a stream and have no parsed body.
    if (body === undefined || body === null) return done();
    if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
      return done(edgeError('request/media-type'));
    done(isPlainJson(body) ? undefined : edgeError('request/malformed'));
  });
}
