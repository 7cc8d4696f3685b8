import type { Revision, StreamName } from '../../kernel/ids';
import type { Disclosure, Tally } from '../../kernel/public-events';
import type { Standing } from '../follower/checkpoints';
import { Lane, type Plan } from '../follower/lane';
import { LogEntry } from '../follower/log-entry';
import type { ParkedRow } from '../follower/parked-store';
import type { Transaction } from '../runners/database';
import { RelayBatch, type RelayParts, type Telling } from './relay-batch';
import type { RelayStore } from './relay-store';

export const RELAY_GENERATION = 1;
/** Events per read of one stream. */
const PAGE = 500;

/** A relay's way through the log. */
export class RelayLane extends Lane implements Telling {
  constructor(
    readonly parts: RelayParts,
    standing: Standing,
    /** Counted up to the checkpoint. */
    public tally: Tally,
  ) {
    super(RELAY_GENERATION, standing);
  }

  /** Published before it is committed: after a crash in between the same events are told again. */
  async plan(entries: readonly LogEntry[]): Promise<Plan> {
    const { context, store } = this.parts;
    const batch = await this.batchFor(context.database, entries);
    const { passed, halt } = await batch.take(entries);
    await batch.publish();
    const { tally } = batch;
    const changed = batch.changed;
    return {
      passed,
      parked: [...batch.parked.values()],
      halt,
      write:
        batch.messages.length > 0 || changed.size > 0 || tally !== this.tally
          ? (tx) => tx.run(store.changes(tx, changed, tally === this.tally ? undefined : tally))
          : undefined,
      adopt: () => void (this.tally = tally),
    };
  }

  /** What a parked stream has not told, up to the checkpoint. */
  async release(tx: Transaction, { key, revision }: ParkedRow): Promise<void> {
    const { store } = this.parts;
    const missed = (await this.readStream(key as StreamName, revision)).filter(
      ({ stored }) => stored.position <= this.position,
    );
    const batch = await this.batchFor(tx, missed);
    for (const entry of missed) await batch.tell(entry);
    await batch.publish();
    await tx.run(store.changes(tx, batch.changed, batch.tally === this.tally ? undefined : batch.tally));
    this.tally = batch.tally;
  }

  async readStream(stream: StreamName, from: Revision): Promise<readonly LogEntry[]> {
    const entries: LogEntry[] = [];
    for (let next = from; ; next = (next + PAGE) as Revision) {
      const page = await this.parts.context.reader.readStream(stream, next, PAGE);
      entries.push(...page.map((stored) => new LogEntry(stored)));
      if (page.length < PAGE) return entries;
    }
  }

  private async batchFor(
    on: Parameters<RelayStore['disclosures']>[0],
    entries: readonly LogEntry[],
  ): Promise<RelayBatch> {
    const { events, store } = this.parts;
    const streams = entries
      .filter(({ category }) => category === events.category)
      .map(({ stored }) => stored.stream);
    const known: Map<StreamName, Disclosure> = await store.disclosures(on, [...new Set(streams)]);
    return new RelayBatch(this, known);
  }
}
