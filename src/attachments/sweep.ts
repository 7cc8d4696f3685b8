import { BEFORE_ALL, type AttachmentId, type Position } from '../kernel/ids';
import type { DerivedStore } from '../kernel/ports/attachment-store';
import type { EventReader } from '../kernel/ports/event-store';
import type { Upload, UploadLedger } from '../kernel/ports/upload-ledger';
import type { LogPlaces } from './log-places';
import { DAY_MS } from './uploads';
import type { AttachmentVault } from './vault';

/** Longer than any command takes from looking at a ref to its event, and than clocks of two machines lie apart. */
const GRACE_MS = 3_600_000;
const COPIES_MS = 30 * DAY_MS;
const PAGE = 1_000;
const ID = /[0-9a-f]{64}/g;

export interface SweepDeps {
  readonly ledger: Pick<UploadLedger, 'over' | 'condemn' | 'forget'>;
  readonly vault: Pick<AttachmentVault, 'drop'>;
  readonly derived: Pick<DerivedStore, 'prune'>;
  readonly log: Pick<EventReader, 'readAll'>;
  readonly places: LogPlaces;
  /** Of the real clock, milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
}

export interface Swept {
  readonly deleted: number;
  readonly named: number;
}

/**
 * Deletes what was uploaded and is named by no event an hour after its day was over. Guarantee: what an event names is
 * never deleted. No mark of ours says so, which a crash could lose, but the log itself: it is read from where it stood
 * when the oldest of them was uploaded, after the last moment at which any of them could be named. Several nodes may
 * sweep at once.
 */
export class AttachmentSweep {
  constructor(private readonly deps: SweepDeps) {}

  async run(): Promise<Swept> {
    const { ledger, vault, derived } = this.deps;
    const now = (this.deps.now ?? Date.now)();
    await derived.prune(now - COPIES_MS);
    const before = now - GRACE_MS;
    const swept = { deleted: 0, named: 0 };
    for (;;) {
      const over = await ledger.over(before, PAGE);
      const named = await this.namedAmong(over);
      let done = 0;
      for (const { id } of over) {
        if (!(await ledger.condemn(id, before))) continue;
        if (named.has(id)) swept.named++;
        else {
          await vault.drop(id);
          swept.deleted++;
        }
        await ledger.forget(id);
        done++;
      }
      if (over.length < PAGE || done === 0) return swept;
    }
  }

  /** Whatever an event says of them: an id that stands anywhere in it counts. */
  private async namedAmong(uploads: readonly Upload[]): Promise<ReadonlySet<AttachmentId>> {
    const { log, places } = this.deps;
    const asked = new Set<string>(uploads.map(({ id }) => id));
    const named = new Set<AttachmentId>();
    if (asked.size === 0) return named;
    const { position: head } = await places.now();
    let at = await this.startOf(uploads);
    while (at < head) {
      const page = await log.readAll(at, PAGE);
      for (const { data } of page)
        for (const [id] of data.matchAll(ID)) if (asked.has(id)) named.add(id as AttachmentId);
      const last = page.at(-1);
      if (last === undefined) break;
      at = last.position;
      // Reads are synchronous: whoever waits for an answer gets a turn.
      await new Promise((turn) => setImmediate(turn));
    }
    return named;
  }

  /** Where the log stood at the first of them; if it is another log, or was set back since, all of it is read. */
  private async startOf(uploads: readonly Upload[]): Promise<Position> {
    const [first, ...others] = uploads.map(({ log }) => log);
    if (first === undefined || others.some(({ epoch }) => epoch !== first.epoch)) return BEFORE_ALL;
    const least = others.reduce((place, one) => (one.position < place.position ? one : place), first);
    return (await this.deps.places.holds(least)) ? least.position : BEFORE_ALL;
  }
}
