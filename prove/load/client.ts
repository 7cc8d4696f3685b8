import { Agent, request as httpRequest } from 'node:http';

/** Who asks: a token, the secret of an anonymous appeal, or nobody. */
export interface Who {
  readonly token?: string | undefined;
  readonly secret?: string | undefined;
}

export interface Ask {
  readonly method: 'GET' | 'POST';
  /** Below `/api/v1` unless it starts with `/health` or `/metrics`. */
  readonly path: string;
  readonly who?: Who | undefined;
  readonly body?: unknown;
  /** `Idempotency-Key`. */
  readonly key?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

export interface Answer {
  readonly status: number;
  /** Parsed when it is JSON. */
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The request has no complete answer: only a repetition under its key can tell what became of it. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    readonly ask: Ask,
    /** There was a connection, so the service may have taken it. */
    readonly connected: boolean,
    reason: string,
  ) {
    super(`${ask.method} ${ask.path}: ${reason}`);
  }
}

/** The API as a front end uses it. Counts what is under way. */
export class Client {
  /** Asks that modify, sent and not answered yet. */
  readonly underWay = new Set<Ask>();
  private readonly agent: Agent;

  constructor(
    readonly url: string,
    options: { readonly keepAlive?: boolean } = {},
  ) {
    this.agent = new Agent({ keepAlive: options.keepAlive ?? true, maxSockets: 256 });
  }

  get(path: string, who?: Who, headers?: Readonly<Record<string, string>>): Promise<Answer> {
    return this.send({ method: 'GET', path, who, headers });
  }

  async send(ask: Ask): Promise<Answer> {
    if (ask.method === 'POST') this.underWay.add(ask);
    try {
      return await this.exchange(ask);
    } finally {
      this.underWay.delete(ask);
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private exchange(ask: Ask): Promise<Answer> {
    const text = ask.body === undefined ? undefined : JSON.stringify(ask.body);
    const path = /^\/(health|metrics)/.test(ask.path) ? ask.path : `/api/v1${ask.path}`;
    return new Promise((resolve, reject) => {
      let connected = false;
      const lost = (error: Error) => reject(new NoAnswer(ask, connected, error.message));
      const request = httpRequest(
        new URL(path, this.url),
        { method: ask.method, agent: this.agent, headers: headersOf(ask, text) },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', lost);
          response.on('end', () => {
            if (!response.complete) return lost(new Error('the answer was cut off'));
            const body = parsed(Buffer.concat(chunks).toString());
            resolve({ status: response.statusCode ?? 0, body, headers: response.headers });
          });
        },
      );
      request.on('socket', (socket) => {
        if (socket.connecting) socket.once('connect', () => (connected = true));
        else connected = true;
      });
      request.on('error', lost);
      request.end(text);
    });
  }
}

function headersOf({ who, key, headers }: Ask, text: string | undefined): Record<string, string> {
  return {
    ...(text === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) }),
    ...(who?.token === undefined ? {} : { authorization: `Bearer ${who.token}` }),
    ...(who?.secret === undefined ? {} : { 'suqiu-secret': who.secret }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...headers,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
