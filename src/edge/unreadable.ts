import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { CorrelationId } from '../kernel/ids';
import type { Problems } from '../kernel/problem';
import type { EdgeErrorCode } from './problems/codes';
import { problemOf } from './problems/problem.filter';
import { safetyHeaders } from './safety';
import type { HttpSettings } from './settings';

/** No id of ours is as long. */
export const LONGEST_SEGMENT = 200;
/** Nobody's path. */
const NOWHERE = '/unreadable';

/**
 * A path that cannot be read becomes one that leads nowhere: a router's own refusal would go by every hook, and be
 * counted, logged and secured by none.
 */
export function readableUrl({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const path = /^[^?#;]*/.exec(url)?.[0] ?? '';
  try {
    return decodeURIComponent(path)
      .split('/')
      .every(({ length }) => length <= LONGEST_SEGMENT)
      ? url
      : NOWHERE;
  } catch {
    return NOWHERE;
  }
}

/** What node's parser refuses never becomes a request: it is answered on the bare connection, in the same words. */
export const unparsed =
  (settings: HttpSettings, problems: Problems) =>
  ({ code }: Partial<NodeJS.ErrnoException>, socket: Socket): void => {
    if (!socket.writable || code === 'ECONNRESET') return void socket.destroy();
    const correlationId = randomUUID() as CorrelationId;
    const about = { language: 'zh', instance: '/', correlationId } as const;
    const problem = problemOf(
      { code: refusals[code ?? ''] ?? 'request/malformed', details: {}, fields: [] },
      problems,
      about,
    );
    const body = JSON.stringify(problem);
    const headers = {
      ...safetyHeaders('/', settings),
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'x-correlation-id': correlationId,
      connection: 'close',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join('')}\r\n${body}`);
  };

const refusals: Readonly<Record<string, EdgeErrorCode | undefined>> = {
  HPE_HEADER_OVERFLOW: 'request/too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'request/too-large',
};
