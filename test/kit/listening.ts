import type { Credentials } from './api/caller';
import { eventually } from './eventually';

/** One message of a stream of server-sent events. */
export interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Listens as a screen does that is kept open. */
export class Listening {
  readonly heard: Heard[] = [];
  /** What a browser would send when it comes again. */
  lastId = '';
  private rest = '';
  private readonly abort = new AbortController();
  private ended = false;

  private constructor(readonly status: number) {}

  /** @param after `Last-Event-ID` */
  static async to(url: string, credentials: Credentials, after?: string): Promise<Listening> {
    const abort = new AbortController();
    const headers = { ...credentials, ...(after === undefined ? {} : { 'last-event-id': after }) };
    const answer = await fetch(url, { headers, signal: abort.signal });
    const listening = new Listening(answer.status);
    listening.abort.signal.addEventListener('abort', () => abort.abort());
    if (answer.body !== null) void listening.read(answer.body);
    await eventually(
      async () => listening,
      ({ lastId, ended, status }) => lastId !== '' || ended || status !== 200,
    );
    return listening;
  }

  get isOver(): boolean {
    return this.ended;
  }

  /** The types of what it was told of an appeal. */
  typesOf(appeal: string): readonly unknown[] {
    return this.heard.filter(({ data }) => data['appeal'] === appeal).map(({ data }) => data['type']);
  }

  leave(): void {
    this.abort.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
        const blocks = `${this.rest}${decoder.decode(part, { stream: true })}`.split('\n\n');
        this.rest = blocks.pop() ?? '';
        for (const block of blocks) this.take(block);
      }
    } catch {
      // It was left, or the service has gone.
    }
    this.ended = true;
  }

  private take(block: string): void {
    const fields = Object.fromEntries(
      block
        .split('\n')
        .filter((line) => !line.startsWith(':'))
        .map((line) => line.split(/: (.*)/s) as [string, string]),
    );
    if (fields['id'] !== undefined) this.lastId = fields['id'];
    if (fields['data'] === undefined) return;
    const data = JSON.parse(fields['data']) as Heard['data'];
    this.heard.push({ id: this.lastId, event: fields['event'] ?? 'message', data });
  }
}
