import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** So much and so long is read away of a body that was refused; whoever sends more is cut off. */
const MOST_BYTES = 16 * 1024 * 1024;
const LONGEST_MS = 5_000;

/** What came behind a refused request on its connection is nobody's request any more. */
const ending = new WeakSet<Socket>();
/** Milliseconds until the answer was ready, where the connection lingered after it. */
const readyAfter = new WeakMap<FastifyReply, number>();

/** Milliseconds that the caller waited for it. Asked once it is over. */
export const answeredAfter = (reply: FastifyReply): number => readyAfter.get(reply) ?? reply.elapsedTime;

/**
 * Whoever is refused while they still write hears why. Closed at once, a connection with unread bytes is reset, and a reset takes
 * the answer with it where the caller reads only after they have written. So the answer goes out whole, `connection: close`
 * included, and ends when the rest of the body has come or is too much.
 */
export function lingerWhereRefused(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', async ({ raw }, reply) => {
    // Its answer could not be sent: the one before it is the connection's last.
    if (ending.has(raw.socket)) reply.hijack();
  });
  fastify.addHook('onSend', async ({ raw }, reply, payload) => {
    // Absent in an injected request; and what stays open reads its rest away anyhow.
    const isStillComing = raw.complete === false;
    if (!isStillComing || reply.getHeader('connection') !== 'close' || typeof payload !== 'string')
      return payload;
    ending.add(raw.socket);
    readyAfter.set(reply, reply.elapsedTime);
    reply.header('content-length', Buffer.byteLength(payload));
    return Readable.from(answering(payload, raw), { objectMode: false });
  });
}

async function* answering(answer: string, rest: IncomingMessage): AsyncGenerator<string> {
  yield answer;
  await readAway(rest);
}

/** Resolves when all of it has come, its sender is gone, or it is too much or too slow. */
function readAway(rest: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    if (rest.complete || rest.destroyed) return resolve();
    let bytes = 0;
    const timer = setTimeout(done, LONGEST_MS);
    function done(): void {
      clearTimeout(timer);
      rest.off('data', count).off('end', done).off('close', done).off('error', done);
      resolve();
    }
    function count({ length }: Buffer): void {
      bytes += length;
      if (bytes > MOST_BYTES) done();
    }
    rest.on('data', count).once('end', done).once('close', done).once('error', done).resume();
  });
}
