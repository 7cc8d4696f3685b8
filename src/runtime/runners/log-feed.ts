import type { EventSchemas } from '../../kernel/decider';
import type { EventMetadata, Recorded, StoredEvent } from '../../kernel/event';
import { categoryOf, type Position } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { recordedOf } from '../codec';

/** An event on its way to several runners: parsed once for all that read it by the same schemas. */
export class LogEntry {
  readonly category: string;
  private decoded: Recorded | undefined;
  private decodedBy: EventSchemas | undefined;

  constructor(readonly stored: StoredEvent) {
    this.category = categoryOf(stored.stream);
  }

  /** @throws UnknownEventType, or whatever an upcast throws */
  recorded(schemas: EventSchemas): Recorded {
    if (this.decoded && this.decodedBy === schemas) return this.decoded;
    this.decoded = recordedOf(this.stored, schemas);
    this.decodedBy = schemas;
    return this.decoded;
  }

  /** The command that led to this event, also where the event itself is of no concern. */
  commandId(): string {
    return (this.decoded?.metadata ?? (JSON.parse(this.stored.metadata) as EventMetadata)).commandId;
  }

  /** Lets go of what was parsed: a long catch-up that held on to it would spend its time collecting garbage. */
  release(): void {
    this.decoded = undefined;
  }
}

/**
 * What is read at once by those who need not hold a whole batch: a catch-up that held on to what it reads would
 * spend its time collecting garbage.
 */
export const PAGE = 200;
const KEPT = 4;

/** Nobody else will be handed these entries: what is parsed of them may go as soon as it was used. */
export const isFullPage = (batch: readonly LogEntry[]): boolean => batch.length === PAGE;

/** One read of the log for all runners that stand at the same position near its head. */
export class LogFeed {
  /** Batches shorter than a page, by what they come after: those of the head. */
  private readonly kept = new Map<Position, readonly LogEntry[]>();
  /** The latest that is longer than a page: sagas that are behind together take it one after the other. */
  private long: { readonly after: Position; readonly batch: readonly LogEntry[] } | undefined;

  constructor(readonly reader: EventReader) {}

  /**
   * As `EventReader.readAll`, though a batch may be shorter than a new read would be: only an empty one says that
   * the head is reached. Never joins a read under way, which may have missed what woke this runner.
   */
  async after(position: Position, maxCount: number): Promise<readonly LogEntry[]> {
    const known = this.kept.get(position);
    if (known) return known;
    if (this.long?.after === position && maxCount > PAGE) return this.long.batch;
    const batch = (await this.reader.readAll(position, maxCount)).map((stored) => new LogEntry(stored));
    if (batch.length > PAGE) this.long = { after: position, batch };
    else if (maxCount > PAGE) this.long = undefined;
    if (batch.length === 0 || batch.length >= PAGE) return batch;
    this.kept.set(position, batch);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value as Position);
    return batch;
  }
}
