import { BEFORE_ALL } from '../../kernel/ids';
import type { Publisher } from '../../kernel/ports/messaging';
import type { PublicEvents } from '../../kernel/public-events';
import { dropStanding, loadStanding, saveCheckpoint, standingAt } from '../follower/checkpoints';
import type { Consumer, Held } from '../follower/consumer';
import type { Halt } from '../follower/lane';
import type { RunnerContext } from '../runners/context';
import type { RelayParts } from './relay-batch';
import { RELAY_GENERATION, RelayLane } from './relay-lane';
import { RelayStore } from './relay-store';

/** What is told, by whom and where to. */
export interface Relay {
  readonly events: PublicEvents;
  readonly publisher: Publisher;
  readonly source: string;
}

/**
 * Tells others what may be known. At least once, under ids that a repetition repeats, and in order of first occurrence
 * per subject: a batch is published before its checkpoint is committed. Brokers that are down hold up nothing but the
 * relay, which goes on where it stood.
 */
export class RelayConsumer implements Consumer {
  readonly kind = 'relay';
  private readonly parts: RelayParts;
  private lane: RelayLane | undefined;
  private held: Held | undefined;

  constructor(relay: Relay, context: RunnerContext) {
    this.parts = { ...relay, context, store: new RelayStore(relay.events.name) };
  }

  get name(): string {
    return this.parts.events.name;
  }

  get lanes(): readonly RelayLane[] {
    return this.lane ? [this.lane] : [];
  }

  async open(held: Held): Promise<Halt | undefined> {
    this.held = held;
    const { context, store } = this.parts;
    const { database, reader } = context;
    const standing =
      (await loadStanding(database, reader, this.name, RELAY_GENERATION)) ??
      (await standingAt(reader, BEFORE_ALL));
    this.lane = new RelayLane(this.parts, standing, await store.tally(database));
    const { changed } = standing;
    return changed === undefined ? undefined : { state: 'store-changed', error: changed };
  }

  close(): void {
    this.lane = undefined;
  }

  /** Tells everything again from the beginning of the log, under the same ids. */
  async rebuild(): Promise<void> {
    const { held, parts } = this;
    if (!held) throw new Error(`relay ${this.name} is not open`);
    const standing = await standingAt(parts.context.reader, BEFORE_ALL);
    await held.transaction(async (tx) => {
      await parts.store.forget(tx);
      await dropStanding(tx.kysely, this.name, RELAY_GENERATION);
      await saveCheckpoint(tx, this.name, RELAY_GENERATION, standing.checkpoint);
    });
    this.lane = new RelayLane(parts, standing, {});
    held.goesOn();
  }
}
