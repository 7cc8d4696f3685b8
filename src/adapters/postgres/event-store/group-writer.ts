import type { EventToAppend } from '../../../kernel/ports/event-store';
import { AppendRefused, OutcomeUnknown, StoreUnavailable } from '../../../kernel/ports/event-store';
import { describeFault, faultOf } from '../faults';
import { runArrays, type Server } from '../server';

export interface Job {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EventToAppend[];
}

export type Written =
  | { readonly kind: 'appended'; readonly revision: number; readonly position: number }
  | { readonly kind: 'conflict'; readonly actual: number };

interface Waiting {
  readonly job: Job;
  readonly resolve: (written: Written) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_APPENDS = 64;
const MOST_CHARACTERS = 1_048_576;

/**
 * The one writer of this node: appends that come while a group is under way share the next statement and its commit.
 * Each is atomic, and one that conflicts fails alone.
 */
export class GroupWriter {
  private readonly waiting: Waiting[] = [];
  private running: Promise<void> | undefined;

  constructor(
    private readonly server: Server,
    private readonly onAppended: () => void,
  ) {}

  /** @throws StoreUnavailable, OutcomeUnknown, AppendRefused */
  append(job: Job): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ job, resolve, reject });
      this.running ??= this.run();
    });
  }

  async drained(): Promise<void> {
    await this.running;
  }

  private async run(): Promise<void> {
    // What comes in the same turn of the event loop goes together.
    await Promise.resolve();
    for (let group = this.nextGroup(); group.length > 0; group = this.nextGroup()) await this.write(group);
    // In the same step in which nothing was left: whoever comes after it starts another run.
    this.running = undefined;
  }

  /** One append a stream: the second would not see the first. */
  private nextGroup(): readonly Waiting[] {
    const group: Waiting[] = [];
    const later: Waiting[] = [];
    const streams = new Set<string>();
    let characters = 0;
    for (const one of this.waiting.splice(0)) {
      const { stream, events } = one.job;
      const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      const isFull =
        group.length >= MOST_APPENDS || (group.length > 0 && characters + size > MOST_CHARACTERS);
      if (isFull || streams.has(stream)) later.push(one);
      else group.push(one);
      streams.add(stream);
      characters += size;
    }
    this.waiting.push(...later);
    return group;
  }

  private async write(group: readonly Waiting[]): Promise<void> {
    try {
      const rows = await this.send(group.map(({ job }) => job));
      let appended = false;
      for (const [at, { job, resolve, reject }] of group.entries()) {
        const [, actual, position] = rows[at] ?? [0, 0, null];
        if (position !== null) {
          appended = true;
          resolve({ kind: 'appended', revision: job.expected + job.events.length, position });
        } else this.readBack(job).then((there) => resolve(there ?? { kind: 'conflict', actual }), reject);
      }
      if (appended) this.onAppended();
    } catch (error) {
      await this.failed(group, error);
    }
  }

  private async failed(group: readonly Waiting[], error: unknown): Promise<void> {
    if (error instanceof NotSent || faultOf(error) === 'again') {
      const reason = `PostgreSQL at ${this.server.address} takes no events: ${describeFault(error)}`;
      for (const { reject } of group) reject(new StoreUnavailable(reason, { cause: error }));
    } else if (faultOf(error) === 'refused' && group.length > 1) {
      // Whatever is wrong with one of them is not the others' fault.
      for (const one of group) await this.write([one]);
    } else if (faultOf(error) === 'refused') {
      const [one] = group;
      one?.reject(new AppendRefused(`an append to ${one.job.stream} was refused: ${describeFault(error)}`));
    } else await Promise.all(group.map((one) => this.resolveUnknown(one, error)));
  }

  /** Stored, or not, or not yet: a statement that nobody waits for any more may still come to its end. */
  private async resolveUnknown({ job, resolve, reject }: Waiting, error: unknown): Promise<void> {
    const there = await this.readBack(job).catch(() => undefined);
    if (there !== undefined) resolve(there);
    else
      reject(
        new OutcomeUnknown(`PostgreSQL at ${this.server.address} did not answer: ${describeFault(error)}`, {
          cause: error,
        }),
      );
  }

  /** The append as it already stands in the stream: what a repeated or an interrupted one is answered with. */
  private async readBack({ stream, expected, events }: Job): Promise<Written | undefined> {
    const there = await this.server.rows<[string, number]>({
      text: 'select id, position from event where stream = $1 and revision > $2 order by revision limit $3',
      values: [stream, expected, events.length],
    });
    const position = there[events.length - 1]?.[1];
    if (position === undefined || there.some(([id], at) => id !== events[at]?.id)) return undefined;
    return { kind: 'appended', revision: expected + events.length, position };
  }

  private async send(jobs: readonly Job[]): Promise<readonly Row[]> {
    const events = jobs.flatMap(({ events: own, expected }, at) =>
      own.map((event, nth) => ({ ...event, job: at + 1, revision: expected + 1 + nth })),
    );
    const client = await this.server.take().catch((error: unknown) => {
      throw new NotSent(describeFault(error), { cause: error });
    });
    let fault: unknown;
    try {
      const { rows } = await runArrays<Row>(client, {
        name: 'append',
        text: 'select * from append_group($1, $2, $3, $4, $5, $6, $7, $8)',
        values: [
          jobs.map(({ stream }) => stream),
          jobs.map(({ expected }) => expected),
          events.map(({ job }) => job),
          events.map(({ revision }) => revision),
          events.map(({ id }) => id),
          events.map(({ type }) => type),
          events.map(({ data }) => data),
          events.map(({ metadata }) => metadata),
        ],
      });
      return rows;
    } catch (error) {
      fault = error;
      throw error;
    } finally {
      this.server.giveBack(client, fault);
    }
  }
}

type Row = [job: number, actual: number, position: number | null];

/** No connection was to be had: nothing was written. */
class NotSent extends Error {
  override readonly name = 'NotSent';
}
