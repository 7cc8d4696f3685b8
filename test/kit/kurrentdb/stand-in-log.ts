import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** An event as the stand-in keeps it; `data` and `metadata` are whatever bytes the client sent. */
export interface Entry {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Buffer;
  readonly metadata: Buffer;
  /** Ticks of 100 ns since 1970. */
  readonly created: string;
}

export type Proposed = Pick<Entry, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;
export type Expected = number | 'any' | 'stream-exists';

export type AppendOutcome =
  | { readonly kind: 'done'; readonly revision: number; readonly position: number | undefined }
  | { readonly kind: 'conflict'; readonly actual: number }
  | { readonly kind: 'too-large' | 'tombstoned' | 'bad-request' };

export const LARGEST_APPEND = 1_048_576;
const NO_STREAM = -1;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
export const TOMBSTONE = '$streamDeleted';

interface Stream {
  readonly entries: Entry[];
  /** Revisions below this are hidden (`$tb`); a soft deletion hides all that there are. */
  hiddenBelow: number;
  tombstoned: boolean;
}

type Line = Omit<Entry, 'data' | 'metadata'> & { readonly data: string; readonly metadata: string };

/** One log as EventStoreDB 24.2 answered: what it takes, refuses and repeats. In memory, and in a file if one is named. */
export class StandInLog {
  readonly all: Entry[] = [];
  private readonly streams = new Map<string, Stream>();
  private readonly waiting = new Set<() => void>();
  private end = 0;

  constructor(private readonly file: string | undefined) {
    if (file !== undefined && existsSync(file)) {
      for (const line of readFileSync(file, 'utf8').split('\n')) {
        if (line === '') continue;
        const { data, metadata, ...rest } = JSON.parse(line) as Line;
        this.admit({ ...rest, data: Buffer.from(data, 'base64'), metadata: Buffer.from(metadata, 'base64') });
      }
      return;
    }
    this.foreign('$settings', '$settings', 1);
    this.foreign('$user-admin', '$UserCreated', 1);
  }

  /** The last revision, hidden or not. */
  lastRevision(stream: string): number {
    return (this.streams.get(stream)?.entries.length ?? 0) - 1;
  }

  isTombstoned = (stream: string): boolean => this.streams.get(stream)?.tombstoned ?? false;

  append(stream: string, expected: Expected, events: readonly Proposed[]): AppendOutcome {
    if (this.isTombstoned(stream)) return { kind: 'tombstoned' };
    if (stream === '' || events.some(({ id, type }) => type === '' || !UUID.test(id)))
      return { kind: 'bad-request' };
    if (events.reduce((sum, { data }) => sum + data.length, 0) > LARGEST_APPEND) return { kind: 'too-large' };
    const last = this.lastRevision(stream);
    const isDeleted = last >= 0 && this.visible(stream).length === 0;
    const actual = isDeleted && expected === NO_STREAM ? NO_STREAM : last;
    const repeated = typeof expected === 'number' && this.repeats(stream, expected, events);
    if (repeated)
      return isDeleted ? { kind: 'done', revision: repeated.revision, position: undefined } : repeated;
    if (expected === 'stream-exists' ? last < 0 : expected !== 'any' && expected !== actual)
      return { kind: 'conflict', actual: last };
    for (const event of events) this.write(stream, event);
    this.wake();
    return { kind: 'done', revision: this.lastRevision(stream), position: this.all.at(-1)?.position };
  }

  /** The same ids at the same place, whatever they carry: nothing is written, the old answer is given. */
  private repeats(stream: string, expected: number, events: readonly Proposed[]) {
    const there = this.streams.get(stream)?.entries.slice(expected + 1, expected + 1 + events.length) ?? [];
    const last = there.at(-1);
    if (!last || there.length < events.length) return undefined;
    if (there.some(({ id }, at) => id !== events[at]?.id.toLowerCase())) return undefined;
    return { kind: 'done', revision: last.revision, position: last.position } as const;
  }

  /** Hides what there is; the numbering goes on. */
  softDelete(stream: string): void {
    const known = this.streams.get(stream);
    if (known) known.hiddenBelow = known.entries.length;
  }

  tombstone(stream: string): void {
    this.foreign(stream, TOMBSTONE, 1);
  }

  /** What others write on the same server. */
  foreign(stream: string, type: string, count: number): void {
    for (let made = 0; made < count; made += 1) {
      const id = `00000000-0000-4000-8000-${String(this.all.length).padStart(12, '0')}`;
      this.write(stream, {
        id,
        type,
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.alloc(0),
      });
    }
    this.wake();
  }

  /** As after a restore of a backup: everything from there on is gone, and what comes next lies elsewhere. */
  loseNewest(count: number): void {
    const lost = this.all.splice(this.all.length - count);
    for (const { stream } of lost) this.streams.get(stream)?.entries.pop();
    this.end += 7;
  }

  /** `undefined` where there is no such stream, or nothing of it is to be seen. */
  visible(stream: string): readonly Entry[] {
    const known = this.streams.get(stream);
    return known ? known.entries.slice(known.hiddenBelow) : [];
  }

  /** Where the first entry at or after a position stands in `all`. */
  indexFrom(position: number): number {
    let [low, high] = [0, this.all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.all[middle] as Entry).position < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  isBoundary(position: number): boolean {
    const index = this.indexFrom(position);
    return index === this.all.length || this.all[index]?.position === position;
  }

  /** Resolves when something was written, or on a nudge. */
  async grown(beyond: number, isOver: () => boolean): Promise<void> {
    if (this.all.length > beyond || isOver()) return;
    await new Promise<void>((resolve) => this.waiting.add(resolve));
  }

  wake(): void {
    for (const resolve of this.waiting) resolve();
    this.waiting.clear();
  }

  private write(stream: string, event: Proposed): void {
    const entry: Entry = {
      ...event,
      id: event.id.toLowerCase(),
      position: this.end,
      stream,
      revision: this.streamOf(stream).entries.length,
      created: String(BigInt(Date.now()) * 10_000n),
    };
    this.admit(entry);
    if (this.file === undefined) return;
    const [data, metadata] = [entry.data.toString('base64'), entry.metadata.toString('base64')];
    appendFileSync(this.file, `${JSON.stringify({ ...entry, data, metadata })}\n`);
  }

  private admit(entry: Entry): void {
    this.all.push(entry);
    const stream = this.streamOf(entry.stream);
    stream.entries.push(entry);
    stream.tombstoned ||= entry.type === TOMBSTONE;
    this.end = entry.position + 120 + entry.stream.length + entry.data.length + entry.metadata.length;
  }

  private streamOf(name: string): Stream {
    const known = this.streams.get(name) ?? { entries: [], hiddenBelow: 0, tombstoned: false };
    this.streams.set(name, known);
    return known;
  }
}
