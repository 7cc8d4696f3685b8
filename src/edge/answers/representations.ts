import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import { languageOf } from '../messages/language';

const gzipped = promisify(gzip);
/** Below this a packet is not saved, and packing costs more than sending. */
const WORTH_PACKING = 1_024;
const VARIES = 'Authorization, Accept-Language, Accept-Encoding';

/**
 * What is read says in which language it is and by what it differs; who has it already gets 304; what is long is packed.
 * The tag names the bytes, behind the revision where there is one, so that `If-Match` takes it as it is. Answers to
 * writes are left alone: they carry secrets, and packing tells of those by its length.
 */
export function tellRepresentations(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    if (typeof payload !== 'string' || request.method !== 'GET' || reply.statusCode !== 200) return payload;
    if (!request.url.startsWith('/api/')) return payload;
    const packs = payload.length >= WORTH_PACKING && takesGzip(request);
    const tag = tagOf(payload, reply);
    reply.headers({
      vary: [reply.getHeader('vary'), VARIES].filter(Boolean).join(', '),
      etag: packs ? `W/${tag}` : tag,
      'content-language': languageOf(request.headers['accept-language']),
    });
    if (isHad(tag, request)) {
      reply.code(304).removeHeader('content-type').removeHeader('content-length');
      return '';
    }
    if (!packs) return payload;
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return gzipped(payload, { level: constants.Z_BEST_SPEED });
  });
}

function tagOf(payload: string, reply: FastifyReply): string {
  const hash = createHash('sha256').update(payload).digest('base64url').slice(0, 22);
  const revision = /^"(\d+)"$/.exec(String(reply.getHeader('etag') ?? ''))?.[1];
  return revision === undefined ? `"${hash}"` : `"${revision}-${hash}"`;
}

const isHad = (tag: string, { headers }: FastifyRequest): boolean =>
  (headers['if-none-match'] ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag);

/** Named, and not refused with `q=0`. */
const takesGzip = ({ headers }: FastifyRequest): boolean =>
  String(headers['accept-encoding'] ?? '')
    .split(',')
    .some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
