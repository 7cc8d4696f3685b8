import type { EventSchemas } from '../kernel/decider';
import { DomainError } from '../kernel/domain-error';
import type { DomainEvent, EventMetadata, Recorded, StoredEvent } from '../kernel/event';

type Data = Readonly<Record<string, unknown>>;

/** An event that this build cannot read: a newer one wrote it. A decider answers 503, a runner gives up its lease. */
export class UnknownEventType extends DomainError<'event/unknown-type'> {
  /** Which type it is, is for whoever looks after the service, not for callers. */
  constructor(type: string, schemaVersion: number, known: number | undefined) {
    const here = known === undefined ? 'none' : `up to ${known}`;
    const cause = new Error(
      `event type ${type} of schema version ${schemaVersion}: this build knows ${here}`,
    );
    super('event/unknown-type', {}, { cause });
  }
}

/**
 * Parses a stored event and raises its data to today's shape. The schemas vouch for `E`: whoever names them
 * names the events they store.
 * @throws UnknownEventType for a type or a schema version that this build does not know
 */
export function recordedOf<E extends DomainEvent>(stored: StoredEvent, schemas: EventSchemas): Recorded<E> {
  const metadata = JSON.parse(stored.metadata) as EventMetadata;
  const data = upcast(stored.type, metadata.schemaVersion, JSON.parse(stored.data) as Data, schemas);
  return {
    id: stored.id,
    stream: stored.stream,
    revision: stored.revision,
    position: stored.position,
    event: { type: stored.type, data } as DomainEvent as E,
    metadata,
  };
}

/** The schema version that today's build writes for a type. @throws Error when the aggregate forgot to name it */
export function schemaVersionOf(type: string, schemas: EventSchemas): number {
  const version = own(schemas.versions, type);
  if (version === undefined)
    throw new Error(`event type ${type} has no schema version; add it to its EventSchemas`);
  return version;
}

function upcast(type: string, from: number, data: Data, schemas: EventSchemas): Data {
  const known = own(schemas.versions, type);
  if (known === undefined || from > known) throw new UnknownEventType(type, from, known);
  let raised = data;
  for (let version = from; version < known; version++) {
    const step = own(schemas.upcasts, type)?.[version];
    if (!step)
      throw new Error(`no upcast of ${type} from schema version ${version}; add it to its EventSchemas`);
    raised = step(raised);
  }
  return raised;
}

/** A type named `constructor` must not find `Object`'s. */
const own = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
