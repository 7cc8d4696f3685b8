import { sql } from 'kysely';
import { DomainError } from '../../../kernel/domain-error';
import type { AppealId } from '../../../kernel/ids';
import type { ReadSide } from '../../../runtime/read-side';
import { sendingsProjection } from './project';
import { sendingTable, type SendingRow } from './row';

/** The ids of all that was told of an appeal, in no order. @throws DomainError `read/not-fresh` before it first ran */
export async function sendingsOf(appeal: AppealId, readSide: ReadSide): Promise<readonly string[]> {
  let nameOf: Readonly<Record<string, string>>;
  try {
    nameOf = await readSide.activeTables(sendingsProjection.name);
  } catch (error) {
    throw new DomainError('read/not-fresh', {}, { cause: error });
  }
  const { rows } = await sql<Pick<SendingRow, 'notice'>>`
    select notice from ${sql.table(nameOf[sendingTable.name] ?? '')} where appeal = ${appeal}`.execute(
    readSide.kysely,
  );
  return rows.map(({ notice }) => notice);
}
