import type { AppealPorts } from '../appeals/application/ports';
import type { AppealTables, ReadTablesSource } from '../appeals/read-models/tables';
import { appealsProjection } from '../appeals/read-models/appeals.projection';
import type { AttachmentRefs } from '../attachments';
import { DomainError } from '../kernel/domain-error';
import type { CitizenIndex, KeyStore } from '../kernel/ports/primary-data';
import type { Kysely } from 'kysely';
import { citizenHash, type CitizenMark, type Secrets } from '../privacy';
import type { ReadSide } from './read-side';

/** Finds citizens by the keyed hash of a mark; their contact data is sealed under a key of their own. */
export const citizensOf = (
  index: CitizenIndex,
  keys: Pick<KeyStore, 'take'>,
  { citizenIndex }: Pick<Secrets, 'citizenIndex'>,
): AppealPorts['citizens'] => ({
  of: (mark: CitizenMark, value: string) =>
    index.findOrAdd(citizenHash(citizenIndex, mark, value), async () => (await keys.take()).id),
});

export const attachmentsOf = (refs: AttachmentRefs): AppealPorts['attachments'] => ({
  resolve: (tokens, by) => Promise.all(tokens.map((token) => refs.open(token, by))),
});

/** The tables that are live now. Before the projection first ran there is nothing to read yet. */
export const readTablesOf = (readSide: ReadSide): ReadTablesSource => ({
  current: async () => {
    try {
      return {
        kysely: (await readSide.kysely()) as unknown as Kysely<AppealTables>,
        nameOf: await readSide.activeTables(appealsProjection.name),
      };
    } catch (error) {
      throw new DomainError('read/not-fresh', {}, { cause: error });
    }
  },
});
