import type { DocumentedRoute } from './openapi-routes';

/** What a caller proves who they are with; nothing for nobody. */
export type Credentials = Readonly<Record<string, string>>;

/** An answer as its bytes read, headers and all: leaks are looked for in the whole of it. */
export interface RawAnswer {
  readonly status: number;
  /** `undefined` for a success. */
  readonly code?: string | undefined;
  readonly text: string;
}

/** Sends the document's example, or `{}`, to a route. */
export const askRoute = (
  url: string,
  { method, body = {} }: Pick<DocumentedRoute, 'method' | 'body'>,
  path: string,
  credentials: Credentials,
): Promise<RawAnswer> =>
  ask(`${url}${path}`, {
    method,
    headers: { ...credentials, ...(method === 'POST' ? { 'content-type': 'application/json' } : {}) },
    ...(method === 'POST' ? { body: JSON.stringify(body) } : {}),
  });

export async function ask(url: string, request: RequestInit = {}): Promise<RawAnswer> {
  const answer = await fetch(url, request);
  const body = await answer.text();
  const headers = [...answer.headers].map((header) => header.join(': ')).join('\n');
  const code = answer.status < 400 ? undefined : (/"code":"([^"]+)","correlationId"/.exec(body)?.[1] ?? '');
  return { status: answer.status, code, text: `${headers}\n\n${body}` };
}
