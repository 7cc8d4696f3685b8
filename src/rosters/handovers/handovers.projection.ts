import { sql, type Kysely } from 'kysely';
import type { PersonId, UnitId } from '../../kernel/ids';
import type { Projection, Table } from '../../kernel/projection';
import type { Instant } from '../../kernel/time';
import type { ReadSide } from '../../runtime/read-side';
import { handoverOf, handoverSchemas, type HandoverEvent, type HandoverId } from './handover';

export interface HandoverRow {
  readonly handover: HandoverId;
  readonly unit: string;
  readonly written_by: string;
  /** A `Sealed<string>` as JSON. */
  readonly note: string;
  readonly written_at: string;
  readonly shift_until: string | null;
  /** The unit again while nobody has taken it, so that only what waits is indexed. */
  readonly waits_in: string | null;
}
export interface TakingRow {
  readonly handover: HandoverId;
  readonly person: string;
  readonly taken_at: string;
}

const handoversTable: Table = {
  name: 'handovers',
  columns: {
    handover: 'text',
    unit: 'text',
    written_by: 'text',
    note: 'text',
    written_at: 'text',
    shift_until: 'text',
    waits_in: 'text',
  } satisfies Record<keyof HandoverRow, 'text'>,
  primaryKey: ['handover'],
  indexes: [['unit', 'written_at', 'handover']],
  sparseIndexes: [['waits_in', 'written_at']],
};
const takingsTable: Table = {
  name: 'handover_takings',
  columns: { handover: 'text', person: 'text', taken_at: 'text' } satisfies Record<keyof TakingRow, 'text'>,
  primaryKey: ['handover', 'person'],
  indexes: [],
};

/** What was handed over, and who took it. What was written stays sealed. */
export const handoversProjection: Projection<HandoverEvent> = {
  name: 'handovers',
  version: 1,
  category: 'handover',
  schemas: handoverSchemas,
  tables: [handoversTable, takingsTable],
  project: ({ stream, event: { type, data }, metadata: { occurredAt } }) => {
    const handover = handoverOf(stream);
    switch (type) {
      case 'HandoverWritten': {
        const { unit, by, note, shiftUntil = null } = data;
        const row: HandoverRow = {
          ...{ handover, unit, written_by: by, note: JSON.stringify(note) },
          ...{ written_at: occurredAt, shift_until: shiftUntil, waits_in: unit },
        };
        return [{ kind: 'insert', table: 'handovers', row: { ...row } }];
      }
      case 'HandoverTaken': {
        const row: TakingRow = { handover, person: data.by, taken_at: occurredAt };
        return [
          { kind: 'insert', table: 'handover_takings', row: { ...row } },
          ...(data.first
            ? [{ kind: 'update', table: 'handovers', where: { handover }, set: { waits_in: null } } as const]
            : []),
        ];
      }
      default:
        return type satisfies never;
    }
  },
};

interface Tables {
  readonly handovers: HandoverRow;
  readonly handover_takings: TakingRow;
}
async function tablesOf(readSide: ReadSide) {
  const nameOf = await readSide.activeTables(handoversProjection.name);
  const kysely = readSide.kysely as unknown as Kysely<Tables>;
  return {
    kysely,
    from: <T extends keyof Tables>(table: T) =>
      kysely.selectFrom(sql<Tables[T]>`${sql.table(nameOf[table] ?? table)}`.as('t')),
  };
}

export interface HandoverQuery {
  readonly unit: UnitId;
  /** Only what nobody has taken, however old; else what was written from then on. */
  readonly waiting: boolean;
  readonly since: Instant;
}

/** More than a shift reads. */
export const MOST_HANDOVERS = 200;

/** Of one unit, the newest first. @throws Error before it first ran */
export async function handoversOf(
  readSide: ReadSide,
  { unit, waiting, since }: HandoverQuery,
): Promise<readonly (HandoverRow & { readonly takings: readonly TakingRow[] })[]> {
  const { from } = await tablesOf(readSide);
  const rows = (await from('handovers')
    .selectAll()
    .where(
      waiting
        ? sql<boolean>`t.waits_in = ${unit}`
        : sql<boolean>`t.unit = ${unit} and t.written_at >= ${since}`,
    )
    .orderBy(sql`t.written_at`, 'desc')
    .orderBy(sql`t.handover`, 'desc')
    .limit(MOST_HANDOVERS)
    .execute()) as readonly HandoverRow[];
  if (rows.length === 0) return [];
  const takings = (await from('handover_takings')
    .selectAll()
    .where(sql<boolean>`t.handover in (${sql.join(rows.map(({ handover }) => handover))})`)
    .orderBy(sql`t.taken_at`)
    .execute()) as readonly TakingRow[];
  return rows.map((row) => ({
    ...row,
    takings: takings.filter(({ handover }) => handover === row.handover),
  }));
}

/** How many wait in this unit for somebody else than who wrote them. */
export async function waitingHandovers(readSide: ReadSide, unit: UnitId, reader: PersonId): Promise<number> {
  const { from } = await tablesOf(readSide);
  const { counted } = await from('handovers')
    .select(({ fn }) => fn.countAll<number>().as('counted'))
    .where(sql<boolean>`t.waits_in = ${unit} and t.written_by <> ${reader}`)
    .executeTakeFirstOrThrow();
  return Number(counted);
}
