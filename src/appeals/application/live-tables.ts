import type { Kysely } from 'kysely';
import { DomainError } from '../../kernel/domain-error';
import type { ReadSide } from '../../runtime/read-side';
import { appealsProjection } from '../read-models/appeals.projection';
import { searchProjection } from '../read-models/search.projection';
import type { AppealTables, ReadTables } from '../read-models/tables';

/** The tables that are live now. Before the projection first ran there is nothing to read yet. */
export async function liveTables(readSide: ReadSide): Promise<ReadTables> {
  try {
    const nameOf = {
      ...(await readSide.activeTables(appealsProjection.name)),
      ...(await readSide.activeTables(searchProjection.name)),
    };
    return {
      kysely: readSide.kysely as unknown as Kysely<AppealTables>,
      nameOf: nameOf as ReadTables['nameOf'],
    };
  } catch (error) {
    throw new DomainError('read/not-fresh', {}, { cause: error });
  }
}
