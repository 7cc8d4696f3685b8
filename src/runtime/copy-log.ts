import { createHash, type Hash } from 'node:crypto';
import type { EventMetadata, StoredEvent } from '../kernel/event';
import { BEFORE_ALL, NO_STREAM, type Revision, type StreamName } from '../kernel/ids';
import type { EventReader, EventStore } from '../kernel/ports/event-store';
import { isSound } from './chain';
import { FIRST_PREV_HASH } from './chaining';

const PAGE = 1000;
/** What goes to the store at once lies in it together, or in order up to where it broke off. */
const AT_ONCE = { appends: 64, characters: 500_000 };

export interface Copying {
  readonly from: EventReader;
  readonly to: EventStore;
  /** Appends of different streams that may be under way at once: 1 where the store does not keep their order. */
  readonly appends?: number | undefined;
  readonly onProgress?: ((events: number) => void) | undefined;
}

export interface Copied {
  readonly events: number;
  /** Of these, those that an earlier run had copied. */
  readonly before: number;
  /** SHA-256, hex, over all that was read; that of what was then read back equals it. */
  readonly digest: string;
}

/**
 * Copies a whole log into a store that is empty, or holds the beginning of this very log from a run that broke off.
 *
 * Guarantee: when it resolves, both hold the same events byte for byte and in one order, and each stream's chain holds.
 * Each append is copied whole. Positions are the new store's own.
 * @throws Error in a sentence: a broken chain, or other events in the new store; whatever the stores throw
 */
export async function copyLog({ from, to, appends = AT_ONCE.appends, onProgress }: Copying): Promise<Copied> {
  const chains = new Chains();
  const digest = createHash('sha256');
  const there = eventsOf(to);
  let known = await there.next();
  let [events, before] = [0, 0];
  let batch: StoredEvent[][] = [];
  const flush = async () => {
    await Promise.all(batch.map((append) => put(to, append)));
    batch = [];
  };
  for await (const append of appendsOf(eventsOf(from))) {
    for (const event of append) {
      chains.take(event);
      add(digest, event);
      if (known.done !== true) {
        if (textOf(known.value) !== textOf(event)) throw otherEvents(event, events + 1);
        before++;
        known = await there.next();
      }
      events++;
      if (events % PAGE === 0) onProgress?.(events);
    }
    // Of an append all lies there or nothing; were it a part, the rest would follow.
    const missing = append.slice(Math.max(0, append.length - (events - before)));
    if (missing.length === 0) continue;
    const isFull =
      batch.length >= appends ||
      batch.some(([first]) => first?.stream === missing[0]?.stream) ||
      sizeOf([...batch, missing]) > AT_ONCE.characters;
    if (isFull) await flush();
    batch.push(missing);
  }
  await flush();
  if (known.done !== true)
    throw new Error(
      `the new store holds more than the old one: its event ${events + 1} is ${known.value.stream} ${known.value.revision}. ` +
        'Choose an empty store',
    );
  return { events, before, digest: await verified(to, digest.digest('hex')) };
}

/** What was written is read back whole. */
async function verified(to: EventReader, expected: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const event of eventsOf(to)) add(digest, event);
  const actual = digest.digest('hex');
  if (actual !== expected)
    throw new Error(
      `the new store reads otherwise than what was written (${actual}, not ${expected}): nobody else may write to ` +
        'either while a log is copied. Begin again with an empty store',
    );
  return actual;
}

async function put(to: EventStore, append: readonly StoredEvent[]): Promise<void> {
  const [first] = append;
  if (first === undefined) return;
  const expected = (first.revision - 1) as Revision;
  await to.append(first.stream, first.revision === 0 ? NO_STREAM : expected, append);
}

async function* eventsOf(log: EventReader): AsyncGenerator<StoredEvent> {
  for (let after = BEFORE_ALL; ;) {
    const page = await log.readAll(after, PAGE);
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/** Events of one command on one stream that stand together: they came in one append. */
async function* appendsOf(events: AsyncIterable<StoredEvent>): AsyncGenerator<readonly StoredEvent[]> {
  let append: StoredEvent[] = [];
  for await (const event of events) {
    const [last] = append.slice(-1);
    if (last !== undefined && !(last.stream === event.stream && commandOf(last) === commandOf(event))) {
      yield append;
      append = [];
    }
    append.push(event);
  }
  if (append.length > 0) yield append;
}

const commandOf = ({ metadata }: StoredEvent): string => (JSON.parse(metadata) as EventMetadata).commandId;

const textOf = ({ stream, revision, id, type, data, metadata }: StoredEvent): string =>
  JSON.stringify([stream, revision, id, type, data, metadata]);

const add = (digest: Hash, event: StoredEvent): unknown => digest.update(`${textOf(event)}\n`);

const sizeOf = (batch: readonly (readonly StoredEvent[])[]): number =>
  batch.flat().reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);

const otherEvents = ({ stream, revision }: StoredEvent, at: number): Error =>
  new Error(
    `the new store holds another log: its event ${at} is not ${stream} ${revision} of the old one. Choose an empty store`,
  );

/** Where the chain of each stream stands. */
class Chains {
  private readonly heads = new Map<StreamName, { readonly next: number; readonly hash: string }>();

  /** @throws Error in a sentence */
  take(event: StoredEvent): void {
    const { stream, revision } = event;
    const { next, hash } = this.heads.get(stream) ?? { next: 0, hash: FIRST_PREV_HASH };
    const ends = JSON.parse(event.metadata) as Pick<EventMetadata, 'hash' | 'prevHash'>;
    if (revision !== next || ends.prevHash !== hash || !isSound(event, next, ends.hash))
      throw new Error(
        `the chain of ${stream} is broken at revision ${next}: nothing more is copied. Restore the log from a backup, ` +
          'or have an auditor look at its history first',
      );
    this.heads.set(stream, { next: next + 1, hash: ends.hash });
  }
}
