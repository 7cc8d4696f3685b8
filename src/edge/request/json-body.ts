import type { FastifyRequest } from 'fastify';
import { isUtf8 } from 'node:buffer';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { edgeError } from '../problems/problem';

/**
 * JSON is taken as UTF-8 alone. Other bytes would be stored as other words than were sent, and nobody told; so they are
 * refused before anything asks what they mean.
 */
export function readJsonAsUtf8(app: NestFastifyApplication, bodyLimit: number): void {
  const parse = app.getHttpAdapter().getInstance().getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', { bodyLimit }, (request, body, done) => {
    if (!isUtf8Named(request.headers['content-type'])) done(edgeError('request/charset'));
    else if (!isUtf8(body)) done(edgeError('request/not-utf-8'));
    else void parse(request as FastifyRequest, body.toString('utf8'), done);
  });
}

/** Whether a content type names no charset, or this one. */
const isUtf8Named = (contentType = ''): boolean => {
  const named = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1];
  return named === undefined || /^(utf-?8|us-ascii)$/i.test(named);
};
