import createApi, { type Client as Api } from 'openapi-fetch';
import type { paths } from './schema';
import type {
  Appeal,
  AppealAnswer,
  AppealList,
  Custody,
  Found,
  Deadline,
  History,
  Me,
  ListQuery,
  Problem,
  Queue,
  Triage,
  QueueQuery,
  TriageQuery,
  ReportBody,
  SearchQuery,
  Step,
  StepAnswer,
  StepBody,
  Timeline,
  TimelineLine,
} from './types';

/** What is told with a request besides its body. */
export interface Told {
  /** `Idempotency-Key`; a new random one for each write when left out. */
  readonly key?: string | undefined;
  /** The revision that the caller saw. */
  readonly ifMatch?: number | undefined;
  readonly language?: 'zh' | 'en' | undefined;
  /** `Suqiu-Min-Position`; that of the last write when left out. */
  readonly minPosition?: string | undefined;
}

/** What came, whether it was granted or refused. */
export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** The service said no, with its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(readonly problem: Problem) {
    const { instance, status, code, detail, errors = [] } = problem;
    const fields = errors.map(({ pointer, message }) => `${pointer} ${message}`);
    super([`${instance}：${status} ${code}`, detail, ...fields].join(' '));
  }
}

export type Credentials = Readonly<Record<string, string>>;
interface Known {
  readonly id: string;
}

/** One person with what proves who they are. What does not say otherwise @throws Refused */
export class Caller {
  /** Every route, typed as the document has it; answers whatever comes. */
  readonly api: Api<paths>;

  constructor(
    url: string,
    readonly credentials: Credentials,
    send: (request: Request) => Promise<Response>,
  ) {
    const querySerializer = { array: { style: 'form', explode: false } } as const;
    this.api = createApi<paths>({ baseUrl: url, fetch: send, querySerializer });
  }

  async reports(body: ReportBody, told?: Told): Promise<AppealAnswer> {
    return granted(await this.triesToReport(body, told));
  }

  async triesToReport(body: ReportBody, told?: Told): Promise<Answer<AppealAnswer | Problem>> {
    return answered(await this.api.POST('/api/v1/appeals', { body, headers: headersOf(told) }));
  }

  /** One step of one appeal. */
  async does<S extends Step>(
    appeal: Known,
    step: S,
    body?: StepBody<S>,
    told?: Told,
  ): Promise<StepAnswer<S>> {
    return granted(await this.tries(appeal, step, body, told));
  }

  /** A step that must not be had. @throws Error when it is allowed */
  async isRefused<S extends Step>(appeal: Known, step: S, body?: StepBody<S>, told?: Told): Promise<Problem> {
    const { status, body: problem } = await this.tries(appeal, step, body, told);
    if (status < 400) throw new Error(`${step} was allowed`);
    return problem as Problem;
  }

  async tries<S extends Step>(
    { id }: Known,
    step: S,
    body?: StepBody<S>,
    told?: Told,
  ): Promise<Answer<StepAnswer<S> | Problem>> {
    // The types say of each step what it takes and answers; that all of them are steps, they cannot.
    const one = `/api/v1/appeals/{id}/${step}` as '/api/v1/appeals/{id}/comments';
    const init = { params: { path: { id } }, body: body ?? {}, headers: headersOf(told) };
    return answered(await this.api.POST(one, init as never));
  }

  async sees({ id }: Known): Promise<Appeal> {
    return granted(answered(await this.api.GET('/api/v1/appeals/{id}', at(id))));
  }

  /** What whoever knows the id is told: 200 who may see it, 404 who may not. */
  async statusOf({ id }: Known): Promise<number> {
    return (await this.api.GET('/api/v1/appeals/{id}', at(id))).response.status;
  }

  async timeline({ id }: Known, told?: Told): Promise<Timeline> {
    return granted(answered(await this.api.GET('/api/v1/appeals/{id}/timeline', at(id, told))));
  }

  async linesOf(appeal: Known, told?: Told): Promise<readonly TimelineLine[]> {
    return (await this.timeline(appeal, told)).entries;
  }

  async explains({ id }: Known, deadline: string) {
    const path = { id, deadline };
    return granted(
      answered(await this.api.GET('/api/v1/appeals/{id}/deadlines/{deadline}/explain', { params: { path } })),
    );
  }

  async deadlines({ id }: Known): Promise<readonly Deadline[]> {
    return granted(answered(await this.api.GET('/api/v1/appeals/{id}/deadlines', at(id)))).deadlines;
  }

  async custody({ id }: Known): Promise<Custody> {
    return granted(answered(await this.api.GET('/api/v1/appeals/{id}/custody', at(id))));
  }

  async history({ id }: Known, query: { limit?: number; cursor?: string } = {}): Promise<History> {
    const params = { path: { id }, query };
    return granted(answered(await this.api.GET('/api/v1/appeals/{id}/history', { params })));
  }

  async me(): Promise<Me> {
    return granted(answered(await this.api.GET('/api/v1/me')));
  }

  async lists(query: ListQuery = {}): Promise<AppealList> {
    return granted(answered(await this.api.GET('/api/v1/appeals', { params: { query } })));
  }

  async queue(unit: string, query: QueueQuery = {}): Promise<Queue> {
    return granted(
      answered(await this.api.GET('/api/v1/queues/{unit}', { params: { path: { unit }, query } })),
    );
  }

  async triage(query: TriageQuery = {}): Promise<Triage> {
    return granted(answered(await this.api.GET('/api/v1/triage', { params: { query } })));
  }

  async searches(q: string, query: Omit<SearchQuery, 'q'> = {}): Promise<Found> {
    return granted(answered(await this.api.GET('/api/v1/search', { params: { query: { ...query, q } } })));
  }

  /** A photo or a voice. @returns what a report or a step refers to */
  async upload(file: Uint8Array, name = 'IMG_20260701.jpg'): Promise<Uploaded> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(file)]), name);
    const sent = await this.api.POST('/api/v1/attachments', { body: form as never });
    const [first] = granted(answered(sent)).attachments;
    if (first === undefined) throw new Error(`${name} was not taken`);
    return first;
  }

  async bytes({ id }: Known, attachment: string): Promise<Bytes> {
    const { data, response } = await this.api.GET('/api/v1/appeals/{id}/attachments/{attachment}', {
      params: { path: { id, attachment } },
      parseAs: 'arrayBuffer',
    });
    return {
      status: response.status,
      content: Buffer.from(data ?? new ArrayBuffer(0)),
      type: response.headers.get('content-type') ?? '',
    };
  }
}

export type Uploaded =
  paths['/api/v1/attachments']['post']['responses'][201]['content']['application/json']['attachments'][number];

interface Bytes {
  readonly status: number;
  readonly content: Buffer;
  readonly type: string;
}

const at = (id: string, told?: Told) => ({ params: { path: { id } }, headers: headersOf(told) });

const headersOf = ({ key, ifMatch, language, minPosition }: Told = {}): Record<string, string> => ({
  ...(key === undefined ? {} : { 'idempotency-key': key }),
  ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
  ...(language === undefined ? {} : { 'accept-language': language }),
  ...(minPosition === undefined ? {} : { 'suqiu-min-position': minPosition }),
});

interface Fetched<Body> {
  readonly data?: Body;
  readonly error?: unknown;
  readonly response: Response;
}

const answered = <Body>({ data, error, response }: Fetched<Body>): Answer<Body | Problem> => ({
  status: response.status,
  headers: response.headers,
  body: response.ok ? (data as Body) : (error as Problem),
});

function granted<Body>({ status, body }: Answer<Body | Problem>): Body {
  if (status >= 400) throw new Refused(body as Problem);
  return body as Body;
}
