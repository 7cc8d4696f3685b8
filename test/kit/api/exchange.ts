import { connect } from 'node:net';
import type { Credentials } from './caller';
import type { Operation } from './document';
import { judge } from './judge';

/** No complete answer came: only a repetition under the same key can tell what became of the request. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/**
 * Sends a request as it is and holds the answer to `openapi.json`.
 * @param checked false where figures are taken: judging costs the caller time
 * @throws NoAnswer, NotAsDocumented
 */
export async function exchange(request: Request, checked = true): Promise<Response> {
  const { method, url } = request;
  const { status, headers, bytes } = await sent(request);
  if (checked) judge({ method, url, status, headers, bytes });
  return new Response(bytes.length === 0 ? null : bytes, { status, headers });
}

async function sent(request: Request) {
  try {
    const answer = await fetch(request);
    const { status, headers } = answer;
    return { status, headers, bytes: await bytesOf(answer) };
  } catch (error) {
    const { pathname } = new URL(request.url);
    throw new NoAnswer(`${request.method} ${pathname}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Of an answer that has no end, the first part. */
async function bytesOf(answer: Response): Promise<Buffer> {
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream'))
    return Buffer.from(await answer.arrayBuffer());
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  await reader?.cancel();
  return Buffer.from(first?.value ?? '');
}

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message}: ${cause.message}` : message;
};

/** An answer as its bytes read, headers and all: leaks are looked for in the whole of it. */
export interface RawAnswer {
  readonly status: number;
  /** `undefined` for a success. */
  readonly code?: string | undefined;
  readonly text: string;
}

/** Whatever anybody may send. */
export async function ask(url: string, request: RequestInit = {}): Promise<RawAnswer> {
  const answer = await exchange(new Request(url, request));
  const body = await answer.text();
  const headers = [...answer.headers].map((header) => header.join(': ')).join('\n');
  const code = answer.status < 400 ? undefined : (/"code":"([^"]+)","correlationId"/.exec(body)?.[1] ?? '');
  return { status: answer.status, code, text: `${headers}\n\n${body}` };
}

/** Sends the document's example, or `{}`, to a route. */
export const askRoute = (
  url: string,
  { method, body = {} }: Pick<Operation, 'method' | 'body'>,
  path: string,
  credentials: Credentials,
): Promise<RawAnswer> =>
  ask(`${url}${path}`, {
    method,
    headers: { ...credentials, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });

/** A POST of nothing, spelt as no client would write it. @returns its status */
export async function spelt(url: string, path: string, header: string): Promise<number> {
  const { host, hostname, port } = new URL(url);
  const head = [`POST ${path} HTTP/1.1`, `Host: ${host}`, header, 'Content-Type: application/json'];
  const socket = connect(Number(port), hostname);
  socket.write([...head, 'Content-Length: 2', 'Connection: close', '', '{}'].join('\r\n'));
  const answer = Buffer.concat((await socket.toArray()) as Buffer[]);
  const end = answer.indexOf('\r\n\r\n');
  const [line = '', ...lines] = answer.toString('latin1', 0, end).split('\r\n');
  const status = Number(line.split(' ')[1]);
  judge({
    method: 'POST',
    url: new URL(path, url).href,
    status,
    headers: new Headers(lines.map((each) => each.split(': ', 2) as [string, string])),
    bytes: answer.subarray(end + 4),
  });
  return status;
}
