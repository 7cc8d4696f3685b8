import type { FastifyInstance } from 'fastify';
import type { EdgeErrorCode } from '../problems/codes';
import { edgeError } from '../problems/problem';
import { takesForm } from './decorators';

/** Far deeper than any body or form of ours: what recurses over a body behind this needs no bound of its own. */
const DEEPEST = 32;

/** Far more than any body of ours has, and too few to be felt by anybody. */
const MOST_VALUES = 5_000;

/** Why the rest of the service cannot carry a parsed body; `undefined` when it can. Iterative, since it may be deep. */
export function faultOf(body: unknown): EdgeErrorCode | undefined {
  let level: unknown[] = [body];
  let seen = 0;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return 'request/malformed';
    const below: unknown[] = [];
    for (const value of level) {
      if (typeof value === 'string' && !isText(value)) return 'request/not-utf-8';
      // JSON has no infinity, but 1e999 is read as one.
      if (typeof value === 'number' && !Number.isFinite(value)) return 'request/malformed';
      if (typeof value !== 'object' || value === null) continue;
      for (const name in value) {
        if (++seen > MOST_VALUES) return 'request/malformed';
        if (!isText(name)) return 'request/not-utf-8';
        below.push((value as Readonly<Record<string, unknown>>)[name]);
      }
    }
    level = below;
  }
  return undefined;
}

/** Half a character of UTF-16 cannot be said in UTF-8 again; NUL ends a text for whatever is written in C. */
const isText = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** What a router makes of bytes that are no text, nobody sent. */
function isTextQuery(url: string): boolean {
  const from = url.indexOf('?');
  if (from < 0 || !url.includes('%', from)) return true;
  try {
    return isText(decodeURIComponent(url.slice(from)));
  } catch {
    return false;
  }
}

const JSON_TYPE = /^application\/json\s*(;|$)/i;
const FORM = /^application\/x-www-form-urlencoded\s*(;|$)/i;

/** Refuses, before anything reads it, a query that is no text, and a body that was not sent as JSON, is too deep or too large, or holds what JSON cannot say again. */
export function boundBodies(fastify: FastifyInstance): void {
  fastify.addHook('preValidation', (request, _reply, done) => {
    const { body } = request;
    if (!isTextQuery(request.originalUrl)) return done(edgeError('request/not-utf-8'));
    // Uploads are read as a stream and have no parsed body.
    if (body === undefined || body === null) return done();
    const type = request.headers['content-type'] ?? '';
    const taken = takesForm(request.routeOptions.config) ? FORM : JSON_TYPE;
    if (!taken.test(type)) return done(edgeError('request/media-type'));
    const fault = faultOf(body);
    done(fault === undefined ? undefined : edgeError(fault));
  });
}
