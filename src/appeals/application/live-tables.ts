import type { Kysely } from 'kysely';
import { DomainError } from '../../kernel/domain-error';
import type { ReadSide } from '../../runtime/read-side';
import { appealsProjection } from '../read-models/appeals.projection';
import type { AppealTables, ReadTables } from '../read-models/tables';

/** The tables that are live now. Before the projection first ran there is nothing to read yet. */
export async function liveTables(readSide: ReadSide): Promise<ReadTables> {
  try {
    return {
      kysely: readSide.kysely as unknown as Kysely<AppealTables>,
      nameOf: await readSide.activeTables(appealsProjection.name),
    };
  } catch (error) {
    throw new DomainError('read/not-fresh', {}, { cause: error });
  }
}
