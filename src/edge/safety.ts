import type { FastifyInstance } from 'fastify';
import type { HttpSettings } from './settings';

/** An API's answers are no pages: nothing in them may run, be framed, be sniffed or be kept by a shared cache. */
export const safetyHeaders = (
  path: string,
  { production }: Pick<HttpSettings, 'production'>,
): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  // The interactive API page brings scripts of its own and sets its own policy.
  ...(path.startsWith('/docs')
    ? {}
    : {
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'x-frame-options': 'DENY',
      }),
  ...(production ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
});

export function secure(fastify: FastifyInstance, settings: HttpSettings): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.headers(safetyHeaders(request.url, settings));
    done();
  });
}
