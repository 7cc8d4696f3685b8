import type { Recorded } from '../../kernel/event';
import type { EventId, Revision } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { AppealEvent } from '../domain/events';

/** What is compared, by a pointer as JSON has them: `/place/region`, `/remarks/3`. */
export type Fields = ReadonlyMap<string, unknown>;

/** An event that changed something. */
export interface ChangedBy {
  readonly revision: Revision;
  readonly event: EventId;
  readonly type: AppealEvent['type'];
  readonly at: Instant;
}

export interface Difference {
  readonly field: string;
  /** Absent where there was nothing. */
  readonly was?: unknown;
  readonly is?: unknown;
  /** In order; none of those that the onlooker may not know of. */
  readonly by: readonly ChangedBy[];
}

const isSealed = (value: object): boolean =>
  Object.keys(value).length === 2 && 'key' in value && 'box' in value;

const named = (pointer: string, name: string): string =>
  `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Objects are taken apart; what is sealed, and each item of a list, is one field: lists grow at their end. */
export function fieldsOf(value: object): Fields {
  const fields = new Map<string, unknown>();
  const into = (pointer: string, part: unknown): void => {
    if (part === undefined) return;
    if (Array.isArray(part)) return part.forEach((item, at) => fields.set(named(pointer, String(at)), item));
    if (typeof part !== 'object' || part === null || isSealed(part)) return void fields.set(pointer, part);
    for (const [name, member] of Object.entries(part)) into(named(pointer, name), member);
  };
  into('', value);
  return fields;
}

const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other);

const changed = (before: Fields, after: Fields): readonly string[] =>
  [...new Set([...before.keys(), ...after.keys()])].filter(
    (field) => !same(before.get(field), after.get(field)),
  );

/** One step of what lies between: an event, and the fields as it left them. */
export interface Step {
  readonly recorded: Recorded<AppealEvent>;
  readonly fields: Fields;
  /** The onlooker may know of the event; what it changed shows all the same. */
  readonly isTold: boolean;
}

/** Field by field what differs between two states, with the events that changed each on the way. */
export function differencesOf(from: Fields, steps: Iterable<Step>): readonly Difference[] {
  const by = new Map<string, ChangedBy[]>();
  let before = from;
  for (const { recorded, fields, isTold } of steps) {
    const { revision, id, event, metadata } = recorded;
    const act = { revision, event: id, type: event.type, at: metadata.occurredAt };
    for (const field of isTold ? changed(before, fields) : []) by.set(field, [...(by.get(field) ?? []), act]);
    before = fields;
  }
  return changed(from, before).map((field) => ({
    field,
    ...(from.has(field) ? { was: from.get(field) } : {}),
    ...(before.has(field) ? { is: before.get(field) } : {}),
    by: by.get(field) ?? [],
  }));
}
