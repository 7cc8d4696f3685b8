import type { Position } from '../kernel/ids';
import type { Instant } from '../kernel/time';
import type { EventReader } from '../kernel/ports/event-store';
import type { Versions } from '../kernel/event';
import { isSuperseded, loadNames, loadReference, type LoadReference, type Named } from './load';
import type { ReferenceData } from './model';
import { versionsOn } from './on-a-day';

/** How often the log is asked for newer versions: each is in force on every node within a second. */
const LOOK_MS = 500;

/** A long timeline names a handful. */
const OLDER_KEPT = 16;

export interface ReferenceLog {
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
}

export interface FollowReference extends LoadReference {
  readonly reader: Pick<EventReader, 'readStream' | 'newest' | 'holdsAny'>;
  readonly log: ReferenceLog;
}

/**
 * The reference data of this moment, for whoever decides or shows by it. Follows the log, so that what another node
 * publishes is in force here too. It asks, since hints of appends may be lost, and whether the log grew at all first.
 */
export class ReferenceInForce {
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;
  private head: Position | undefined;
  /** Of versions that are in force no more, the last used last. */
  private readonly older = new Map<string, Promise<Named>>();

  /** @param data as loaded just now */
  constructor(
    private data: ReferenceData,
    private readonly from: FollowReference,
  ) {
    this.timer = setInterval(() => void (this.looking ??= this.look()), LOOK_MS).unref();
  }

  readonly current = (): ReferenceData => this.data;

  /**
   * Directory and catalogue as they were when somebody decided by these versions, so that it is told with the names of its
   * day; of this moment where no version is named. @throws ReferenceMissing, StoreUnavailable
   */
  async asOf(versions: Versions): Promise<Named> {
    const { versions: now } = this.data;
    const [directory = now.directory, catalogue = now.catalogue] = [
      versions['directory'],
      versions['catalogue'],
    ];
    if (directory === now.directory && catalogue === now.catalogue) return this.data;
    const key = `${directory}/${catalogue}`;
    const known = this.older.get(key);
    const loaded = known ?? loadNames(this.from, { directory, catalogue });
    this.older.delete(key);
    this.older.set(key, loaded);
    const [oldest] = this.older.keys();
    if (this.older.size > OLDER_KEPT && oldest !== undefined) this.older.delete(oldest);
    // What could not be read is asked again.
    loaded.catch(() => this.older.delete(key));
    return loaded;
  }

  /**
   * All that was in force at a moment of the past, to see again what somebody saw. Of versions alone that the log had then.
   * @throws ReferenceMissing where there was nothing yet, StoreUnavailable
   */
  async on(at: Instant): Promise<ReferenceData> {
    return loadReference({ ...this.from, versions: await versionsOn(this.from, at) });
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  /** The day has come that a version waited for. */
  private isTime(): boolean {
    const { comesIntoForce } = this.data;
    const now = this.from.now?.();
    return comesIntoForce !== undefined && now !== undefined && comesIntoForce <= now;
  }

  /** A newer version that cannot be read leaves the older one in force; it is tried again. */
  private async look(): Promise<void> {
    try {
      const head = (await this.from.reader.newest())?.position;
      const grown = head !== this.head;
      if (this.isTime() || (grown && (await isSuperseded(this.from, this.data)))) {
        this.data = await loadReference(this.from);
        this.from.log.info({ versions: this.data.versions }, 'newer reference data is in force');
      }
      this.head = head;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.from.log.warn({ reason }, 'newer reference data could not be read: what was in force stays');
    } finally {
      this.looking = undefined;
    }
  }
}
