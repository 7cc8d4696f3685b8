import type { Projection, Table } from '../../kernel/projection';
import { watchSchemas, type WatchEvent } from './watching';

/** A signal, and what was said last of it. */
export interface WatchRow {
  /** `<account>.<number>`: for the route of its decision. */
  readonly signal: string;
  readonly code: string;
  readonly person: string;
  readonly role: string;
  readonly unit: string | null;
  readonly at: string;
  readonly since: string;
  readonly until: string;
  /** The events behind it, as JSON. */
  readonly looks: string;
  readonly most: number;
  readonly minutes: number;
  readonly rules: number;
  readonly confirmed: number | null;
  /** A `Sealed<string>` as JSON. */
  readonly reason: string | null;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
}

export const watchTable: Table = {
  name: 'look_signals',
  columns: {
    signal: 'text',
    code: 'text',
    person: 'text',
    role: 'text',
    unit: 'text',
    at: 'text',
    since: 'text',
    until: 'text',
    looks: 'text',
    most: 'integer',
    minutes: 'integer',
    rules: 'integer',
    confirmed: 'integer',
    reason: 'text',
    decided_by: 'text',
    decided_at: 'text',
  } satisfies Record<keyof WatchRow, 'text' | 'integer'>,
  primaryKey: ['signal'],
  indexes: [['at', 'signal']],
};

/** What is unusual in how people look, for the auditor. */
export const watchProjection: Projection<WatchEvent> = {
  name: 'look-signals',
  version: 1,
  category: 'watching',
  schemas: watchSchemas,
  tables: [watchTable],
  project: ({ event, metadata }) => {
    const signal = `${event.data.person}.${event.data.signal}`;
    const at = metadata.occurredAt;
    if (event.type === 'LookSignalDecided') {
      const { confirmed, reason } = event.data;
      const set = {
        ...{ confirmed: confirmed ? 1 : 0, reason: JSON.stringify(reason) },
        ...{ decided_by: metadata.actor.id, decided_at: at },
      };
      return [{ kind: 'update', table: watchTable.name, where: { signal }, set }];
    }
    const { code, person, role, unit, from, until, looks, most, minutes, rules } = event.data;
    const row: WatchRow = {
      ...{ signal, code, person, role, unit: unit ?? null, at, since: from, until },
      ...{ looks: JSON.stringify(looks), most, minutes, rules },
      ...{ confirmed: null, reason: null, decided_by: null, decided_at: null },
    };
    return [{ kind: 'insert', table: watchTable.name, row: { ...row } }];
  },
};
