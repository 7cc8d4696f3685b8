import type { FastifyInstance, FastifyReply } from 'fastify';
import { Answer } from './answer';
import type { FreshnessPort } from './freshness';
import { positionToken } from './position-token';

/**
 * An `Answer` leaves as its body, with the headers that say at which revision and position it stands. A hook: an
 * interceptor takes every request through RxJS, a sixth more CPU for a small one (`npm run bench -- answers`).
 */
export function writeAnswers(fastify: FastifyInstance, freshness: Pick<FreshnessPort, 'epoch'>): void {
  fastify.addHook('preSerialization', async (_request, reply, payload: unknown) =>
    payload instanceof Answer ? bodyOf(payload, reply, await freshness.epoch()) : payload,
  );
}

export function bodyOf({ body, stands }: Answer<unknown>, reply: FastifyReply, epoch: string): unknown {
  const { revision, position, location } = stands;
  if (revision !== undefined) reply.header('etag', `"${revision}"`);
  if (position !== undefined) reply.header('suqiu-position', positionToken(epoch, position));
  if (location !== undefined) reply.header('location', location);
  return body;
}
