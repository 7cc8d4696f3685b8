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

async function* written(
  first: IteratorResult<object, unknown>,
  rest: AsyncGenerator<object>,
): AsyncGenerator<string> {
  try {
    if (first.done !== true) yield textOf(first.value);
    for await (const line of rest) yield textOf(line);
  } catch (error) {
    yield textOf({ line: 'failed', code: isDomainError(error) ? error.code : 'internal' });
  } finally {
    await rest.return(undefined);
  }
}

const textOf = (line: object): string => `${JSON.stringify(withCountyTime(line))}\n`;
