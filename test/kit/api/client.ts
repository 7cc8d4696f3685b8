import { randomUUID } from 'node:crypto';
import type { EmbeddedIssuer } from '../../../src/identity';
import type { Role } from '../../../src/kernel/actor';
import { issuerOf, tokenFor } from '../tokens';
import { Caller, type Credentials } from './caller';
import { operationOf } from './document';
import { exchange } from './exchange';

export interface ClientOptions {
  /** False where figures are taken: holding each answer to the document costs the caller time. */
  readonly checked?: boolean;
  /** False for many callers at once: a read then does not wait for the last write of any of them. */
  readonly fresh?: boolean;
}

interface Clock {
  readonly now: string;
}

/**
 * The API for everybody in the county, typed by `openapi.json` and held to it. Tokens, keys, revisions and positions
 * are put into requests here and nowhere else.
 */
export class Client {
  /** Of the last write, so that whoever reads next sees it. */
  private position: string | undefined;
  private readonly callers = new Map<string, Promise<Caller>>();

  private constructor(
    readonly url: string,
    private readonly issuer: EmbeddedIssuer,
    private readonly options: ClientOptions,
  ) {}

  /** @param folder the data folder of the service, where the embedded issuer keeps its key */
  static async of(
    { url, folder }: { readonly url: string; readonly folder: string },
    options: ClientOptions = {},
  ): Promise<Client> {
    return new Client(url, await issuerOf(folder), options);
  }

  /** The same people on another way to the same service. */
  by(url: string): Client {
    return new Client(url, this.issuer, this.options);
  }

  /** Where the log stood after the last write of anybody here. */
  get lastPosition(): string | undefined {
    return this.position;
  }

  /** Reads as somebody who wrote at another node. */
  at<T>(position: string, read: () => Promise<T>): Promise<T> {
    this.position = position;
    return read();
  }

  /** @param where unit, region or telephone number, as `npm run token` takes them */
  as(role: Role, where: string): Promise<Caller> {
    const name = `${role} ${where}`;
    const known = this.callers.get(name) ?? this.holding(tokenFor(role, where));
    this.callers.set(name, known);
    return known;
  }

  /** Whoever the identity provider says it is. */
  async holding(claims: Parameters<EmbeddedIssuer['issue']>[0]): Promise<Caller> {
    return this.with({ authorization: `Bearer ${await this.issuer.issue(claims)}` });
  }

  /** Nobody, or whoever holds the secret of an anonymous appeal. */
  anonymous(secret?: string): Caller {
    return this.with(secret === undefined ? {} : { 'suqiu-secret': secret });
  }

  with(credentials: Credentials): Caller {
    return new Caller(this.url, credentials, (request) => this.send(request, credentials));
  }

  /** The settable clock, RFC 3339. */
  async clock(set?: { readonly now?: string; readonly speed?: number }): Promise<string> {
    const init = set && {
      method: 'POST',
      body: JSON.stringify(set),
      headers: { 'content-type': 'application/json' },
    };
    const answer = await this.send(new Request(`${this.url}/api/v1/dev/clock`, init), {});
    if (answer.status !== 200) throw new Error(`the clock answers ${answer.status}`);
    return ((await answer.json()) as Clock).now;
  }

  private async send(request: Request, credentials: Credentials): Promise<Response> {
    const takes = operationOf(request.method, request.url)?.parameters ?? [];
    const put = (name: string, value: string | undefined) => {
      if (value !== undefined && !request.headers.has(name)) request.headers.set(name, value);
    };
    for (const [name, value] of Object.entries(credentials)) put(name, value);
    put('accept-language', 'zh');
    if (takes.some(({ name }) => name === 'Idempotency-Key')) put('idempotency-key', randomUUID());
    if (takes.some(({ name }) => name === 'Suqiu-Min-Position')) put('suqiu-min-position', this.position);
    const answer = await exchange(request, this.options.checked);
    const written = request.method === 'POST' ? answer.headers.get('suqiu-position') : null;
    if (this.options.fresh !== false) this.position = written ?? this.position;
    return answer;
  }
}
