import type { EventSchemas } from '../../kernel/decider';
import type { EventMetadata, Recorded, StoredEvent } from '../../kernel/event';
import { categoryOf } from '../../kernel/ids';
import { recordedOf } from '../codec';

/** An event on its way to several lanes: parsed once for all that read it by the same schemas. */
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

  /** Also where the event itself is of no concern. */
  get metadata(): EventMetadata {
    return this.decoded?.metadata ?? (JSON.parse(this.stored.metadata) as EventMetadata);
  }
}
