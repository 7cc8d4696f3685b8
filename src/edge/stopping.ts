import type { FastifyInstance } from 'fastify';

/**
 * What is under way while the service stops is answered, and its connection ends with the answer: one that stayed open for
 * the next request would hold the process until it is killed.
 */
export function endConnectionsOnStop(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', async () => {
    stopping = true;
  });
  fastify.addHook('onSend', async (_request, reply, payload) => {
    if (stopping) reply.header('connection', 'close');
    return payload;
  });
}
