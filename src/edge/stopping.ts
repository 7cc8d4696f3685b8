import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Time for a request that is on its way. */
const ARRIVES_WITHIN_MS = 500;
/** Callers and supervisors of processes wait longer than this for a node that stops. */
const LONGEST_STOP_MS = 10_000;

/**
 * What is under way while the service stops is answered, and its connection ends with the answer: one that stayed open for
 * the next request would hold the process until it is killed. So would one that never asked anything, such as browsers
 * open ahead: Node does not count it as idle.
 */
export function endConnectionsOnStop(fastify: FastifyInstance): void {
  let stopping = false;
  const silent = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  fastify.server.on('request', ({ socket }) => silent.delete(socket));
  fastify.addHook('preClose', async () => {
    stopping = true;
    setTimeout(() => silent.forEach((socket) => socket.destroy()), ARRIVES_WITHIN_MS).unref();
    // Whoever has not had their answer by then sends the request again, under its key.
    setTimeout(() => fastify.server.closeAllConnections(), LONGEST_STOP_MS).unref();
  });
  fastify.addHook('onSend', async (_request, reply, payload) => {
    if (stopping) reply.header('connection', 'close');
    return payload;
  });
}
