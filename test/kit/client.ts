import { randomUUID } from 'node:crypto';
import type { AppealAnswer } from '../../src/appeals/application/answer';
import type { ListPage } from '../../src/appeals/application/queries/list-queries';
import type { ListItem, QueueItem } from '../../src/appeals/application/queries/list-items';
import type { CustodyLedger } from '../../src/appeals/views/custody';
import type { DeadlineView } from '../../src/appeals/views/deadlines';
import type { Detail } from '../../src/appeals/views/detail-model';
import type { History } from '../../src/appeals/views/history';
import type { Opened } from '../../src/appeals/views/opened';
import type { TimelineEntry } from '../../src/appeals/views/timeline';
import { readConfig } from '../../src/config';
import type { ProblemDetails } from '../../src/http/problems/problem';
import { developmentToken, EmbeddedIssuer } from '../../src/identity';
import type { Role } from '../../src/kernel/actor';
import { hanyinDirectory } from './hanyin';

export type { AppealAnswer, CustodyLedger, History };
export type AppealView = Opened<Detail>;
export type TimelineLine = Omit<Opened<TimelineEntry>, 'sentence'> & { readonly sentence: string };
export type Deadlines = { readonly deadlines: readonly DeadlineView[] };
export type Queue = ListPage<QueueItem>;
export type AppealList = ListPage<ListItem>;
export interface Uploaded {
  readonly attachments: readonly { readonly ref: string; readonly id: string; readonly mediaType: string }[];
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

export interface Told {
  /** `Idempotency-Key`; a new random one for each write when left out. */
  readonly key?: string | undefined;
  /** The revision that the caller saw. */
  readonly ifMatch?: number | undefined;
  readonly language?: 'zh' | 'en' | undefined;
  /** `Suqiu-Min-Position`; that of the last write through this client when left out. */
  readonly minPosition?: string | undefined;
}

type Credentials = { readonly authorization?: string } | { readonly 'suqiu-secret': string };

/** The API as a front end would use it, for everybody in Hanyin. */
export class Client {
  /** Of the last write, so that whoever reads next sees it. */
  position: string | undefined;
  private readonly directory = hanyinDirectory();

  private constructor(
    readonly url: string,
    private readonly issuer: EmbeddedIssuer,
  ) {}

  /** @param folder the data folder of the service, where the embedded issuer keeps its key */
  static async of({ url, folder }: { readonly url: string; readonly folder: string }): Promise<Client> {
    const { identity } = readConfig({ DATA_FOLDER: folder });
    if (identity.kind !== 'embedded') throw new Error('the tests use the embedded issuer');
    return new Client(url, await EmbeddedIssuer.open(identity));
  }

  /** @param where unit, region or telephone number, as `npm run token` takes them */
  async as(role: Role, where: string): Promise<Caller> {
    const token = await this.issuer.issue(developmentToken(role, where, this.directory));
    return new Caller(this, { authorization: `Bearer ${token}` });
  }

  /** Whoever the identity provider says it is. */
  async holding(claims: Parameters<EmbeddedIssuer['issue']>[0]): Promise<Caller> {
    return new Caller(this, { authorization: `Bearer ${await this.issuer.issue(claims)}` });
  }

  /** Nobody, or whoever holds the secret of an anonymous appeal. */
  anonymous(secret?: string): Caller {
    return new Caller(this, secret === undefined ? {} : { 'suqiu-secret': secret });
  }

  /** The settable clock. */
  async clock(set?: { readonly now?: string; readonly speed?: number }): Promise<{ readonly now: string }> {
    const nobody = this.anonymous();
    const answer = set ? await nobody.post<Clock>('/dev/clock', set) : await nobody.get<Clock>('/dev/clock');
    if (answer.status !== 200) throw new Error(`the clock answers ${answer.status}`);
    return answer.body;
  }
}

interface Clock {
  readonly now: string;
}

/** One person with what proves who they are. `get` and `post` answer whatever comes; the others fail on a refusal. */
export class Caller {
  constructor(
    private readonly client: Client,
    readonly credentials: Credentials,
  ) {}

  get<Body>(path: string, told: Told = {}): Promise<Answer<Body>> {
    const position = told.minPosition ?? this.client.position;
    return this.ask(
      path,
      { headers: position === undefined ? {} : { 'suqiu-min-position': position } },
      told,
    );
  }

  post<Body = AppealAnswer>(path: string, body: object, told: Told = {}): Promise<Answer<Body>> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': told.key ?? randomUUID() };
    return this.ask(path, { method: 'POST', headers, body: JSON.stringify(body) }, told);
  }

  /** Photos or voice as a form sends them. */
  upload(...files: readonly Buffer[]): Promise<Answer<Uploaded>> {
    const form = new FormData();
    for (const file of files) form.append('file', new Blob([Uint8Array.from(file)]), 'IMG_20260701.jpg');
    return this.ask('/attachments', { method: 'POST', body: form }, {});
  }

  async reports(body: object, told?: Told): Promise<AppealAnswer> {
    return done(await this.post('/appeals', body, told));
  }

  /** One step of one appeal. @throws Error with the problem when it is refused */
  async does({ id }: Appeal, path: string, body: object = {}, told?: Told): Promise<AppealAnswer> {
    return done(await this.post(`/appeals/${id}/${path}`, body, told));
  }

  /** A step that must not be had. @returns the problem; @throws Error when it is allowed */
  async isRefused({ id }: Appeal, path: string, body: object = {}, told?: Told): Promise<ProblemDetails> {
    const { status, body: problem } = await this.post<ProblemDetails>(`/appeals/${id}/${path}`, body, told);
    if (status < 400) throw new Error(`${path} was allowed`);
    return problem;
  }

  async sees({ id }: Appeal): Promise<AppealView> {
    return done(await this.get<AppealView>(`/appeals/${id}`));
  }

  async timeline({ id }: Appeal, told?: Told): Promise<readonly TimelineLine[]> {
    type Lines = { readonly entries: readonly TimelineLine[] };
    return done(await this.get<Lines>(`/appeals/${id}/timeline`, told)).entries;
  }

  async deadlines({ id }: Appeal): Promise<readonly DeadlineView[]> {
    return done(await this.get<Deadlines>(`/appeals/${id}/deadlines`)).deadlines;
  }

  /** @throws Error with the problem when it is refused */
  async reads<Body>(path: string): Promise<Body> {
    return done(await this.get<Body>(path));
  }

  /** Bytes, for an attachment. */
  async bytes(
    path: string,
  ): Promise<{ readonly status: number; readonly content: Buffer; readonly type: string }> {
    const answer = await fetch(`${this.client.url}/api/v1${path}`, { headers: { ...this.credentials } });
    return {
      status: answer.status,
      content: Buffer.from(await answer.arrayBuffer()),
      type: answer.headers.get('content-type') ?? '',
    };
  }

  private async ask<Body>(path: string, request: RequestInit, told: Told): Promise<Answer<Body>> {
    const answer = await fetch(`${this.client.url}/api/v1${path}`, {
      ...request,
      headers: {
        ...this.credentials,
        'accept-language': told.language ?? 'zh',
        ...(told.ifMatch === undefined ? {} : { 'if-match': `"${told.ifMatch}"` }),
        ...(request.headers as Record<string, string> | undefined),
      },
    });
    if (request.method === 'POST')
      this.client.position = answer.headers.get('suqiu-position') ?? this.client.position;
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Body };
  }
}

interface Appeal {
  readonly id: string;
}

function done<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}
