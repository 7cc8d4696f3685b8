import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { withCountyTime } from '../../kernel/county-time';
import { isDomainError } from '../../kernel/domain-error';

export const LINES = 'application/x-ndjson';

/**
 * Sends each line as it comes, as JSON of its own, instants in the county's time. What fails before the first is
 * refused like anything else; later a last line says so, since the status has been sent. Who hangs up ends it.
 * @throws what comes before the first line
 */
export async function sendLines(lines: AsyncGenerator<object>, reply: FastifyReply): Promise<Readable> {
  const first = await lines.next();
  void reply.headers({ 'content-type': LINES, 'cache-control': 'no-store' });
  return Readable.from(written(first, lines), { objectMode: false });
}

/**
 * The same for lines that are texts already, such as those of the log, sent as they are.
 * @throws what comes before the first
 */
export async function sendTexts(texts: AsyncGenerator<string>, reply: FastifyReply): Promise<Readable> {
  const first = await texts.next();
  void reply.headers({ 'content-type': LINES, 'cache-control': 'no-store' });
  return Readable.from(passedOn(first, texts), { objectMode: false });
}

async function* passedOn(
  first: IteratorResult<string, unknown>,
  rest: AsyncGenerator<string>,
): AsyncGenerator<string> {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } catch (error) {
    yield failed(error);
  } finally {
    await rest.return(undefined);
  }
}

const failed = (error: unknown): string =>
  textOf({ line: 'failed', code: isDomainError(error) ? error.code : 'internal' });

async function* written(
  first: IteratorResult<object, unknown>,
  rest: AsyncGenerator<object>,
): AsyncGenerator<string> {
  try {
    if (first.done !== true) yield textOf(first.value);
    for await (const line of rest) yield textOf(line);
  } catch (error) {
    yield failed(error);
  } finally {
    await rest.return(undefined);
  }
}

const textOf = (line: object): string => `${JSON.stringify(withCountyTime(line))}\n`;
