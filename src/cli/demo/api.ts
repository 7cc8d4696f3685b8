import { randomUUID } from 'node:crypto';
import type { AppealAnswer } from '../../appeals/application/answer';
import type { ListItem } from '../../appeals/application/queries/list-items';
import type { ListPage } from '../../appeals/application/queries/list-queries';
import type { CustodyLedger } from '../../appeals/views/custody';
import type { Detail } from '../../appeals/views/detail-model';
import type { History } from '../../appeals/views/history';
import type { Opened } from '../../appeals/views/opened';
import type { TimelineEntry } from '../../appeals/views/timeline';

export type Appeal = Pick<AppealAnswer, 'id' | 'number'>;
export type AppealView = Opened<Detail>;
export type AppealList = ListPage<ListItem>;
export type { CustodyLedger, History };
export type Line = Omit<Opened<TimelineEntry>, 'sentence' | 'text'> & {
  readonly sentence: string;
  /** Absent where nothing was said; null once its key is destroyed. */
  readonly text?: string | null | undefined;
};
export interface Timeline {
  readonly entries: readonly Line[];
  /** What units and people are called. */
  readonly names: Readonly<Record<string, string>>;
}

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[] | undefined;
}

/** What the service said no to, with its own words. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    method: string,
    path: string,
    readonly status: number,
    { code, detail, errors = [] }: Problem,
  ) {
    const fields = errors.map(({ pointer, message }) => `${pointer} ${message}`);
    super([`${method} ${path}：${status}`, code, detail, ...fields].join(' '));
  }
}

/** The API as one person uses it. */
export class Caller {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  /** @param seen `Suqiu-Position` of what the answer must already show @throws Refused */
  get<Body>(path: string, seen?: string): Promise<Body> {
    return this.ask<Body>('GET', path, seen === undefined ? {} : { headers: { 'suqiu-min-position': seen } });
  }

  /** Under a key of its own, as a front end would. @throws Refused */
  post<Body = AppealAnswer>(path: string, body: object): Promise<Body> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    return this.ask<Body>('POST', path, { headers, body: JSON.stringify(body) });
  }

  /** @returns the reference that a report or a step names @throws Refused */
  async upload(file: Uint8Array, name: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([Uint8Array.from(file)]), name);
    const { attachments } = await this.ask<Uploaded>('POST', '/attachments', { body: form });
    const [first] = attachments;
    if (first === undefined) throw new Error(`${name} 没有收下`);
    return first.ref;
  }

  private async ask<Body>(method: string, path: string, request: RequestInit): Promise<Body> {
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      ...request,
      method,
      headers: {
        'accept-language': 'zh',
        ...(this.token === undefined ? {} : { authorization: `Bearer ${this.token}` }),
        ...(request.headers as Record<string, string> | undefined),
      },
    });
    const body: unknown = await answer.json();
    if (!answer.ok) throw new Refused(method, path, answer.status, body as Problem);
    return body as Body;
  }
}

interface Uploaded {
  readonly attachments: readonly { readonly ref: string }[];
}
