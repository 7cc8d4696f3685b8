import type { Kysely } from 'kysely';
import { DomainError } from '../../kernel/domain-error';
import { appealStream, type AppealId } from '../../kernel/ids';
import type { ReadSide } from '../../runtime/read-side';
import { appealsProjection } from '../read-models/appeals.projection';
import { searchProjection } from '../read-models/search.projection';
import type { AppealTables, ReadTables } from '../read-models/tables';

/** Projections set aside streams, sagas instances; those of other matters are no appeal's id. */
const appealNamedBy = (key: string): AppealId =>
  (key.startsWith(STREAM) ? key.slice(STREAM.length) : key) as AppealId;
const STREAM = appealStream('' as AppealId);

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
      parked: async () => (await readSide.parked()).map(appealNamedBy),
    };
  } catch (error) {
    throw new DomainError('read/not-fresh', {}, { cause: error });
  }
}
