import type { FastifyInstance } from 'fastify';

/** Callers and supervisors of processes wait longer than this for a node that stops. */
const LONGEST_STOP_MS = 10_000;

/**
 * What is under way while the service stops is answered, and its connection ends with the answer: one that stayed open for
 * the next request would hold the process until it is killed.
 */
export function endConnectionsOnStop(fastify: FastifyInstance): void {
  let stopping = false;
  fastify.addHook('preClose', async () => {
    stopping = true;
    // Whoever has not had their answer by then sends the request again, under its key.
    setTimeout(() => fastify.server.closeAllConnections(), LONGEST_STOP_MS).unref();
  });
  fastify.addHook('onSend', async (_request, reply, payload) => {
    if (stopping) reply.header('connection', 'close');
    return payload;
  });
}
