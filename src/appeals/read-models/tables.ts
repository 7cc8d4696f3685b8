import { sql, type AliasedRawBuilder, type Kysely } from 'kysely';
import type { AppealId } from '../../kernel/ids';
import type { AppealAccusedRow, AppealPersonRow, AppealRow, AppealUnitRow, AppealWordsRow } from './list/row';
import type { DeadlineRow } from './queue/row';
import type { AddedWordRow, PostingsRow, SearchWordsRow } from './search/row';
import type { TriageGroupRow, TriageRow } from './triage/row';

export interface AppealTables {
  readonly appeals: AppealRow;
  readonly appeal_people: AppealPersonRow;
  readonly appeal_units: AppealUnitRow;
  readonly appeal_accused: AppealAccusedRow;
  readonly appeal_words: AppealWordsRow;
  readonly appeal_deadlines: DeadlineRow;
  readonly appeal_triage: TriageRow;
  readonly appeal_triage_groups: TriageGroupRow;
  readonly search_postings: PostingsRow;
  readonly search_words: SearchWordsRow;
  readonly search_added: AddedWordRow;
}
export type AppealTable = keyof AppealTables;

/** The database of the read models, and what each table is called in the generation that is live now. */
export interface ReadTables {
  readonly kysely: Kysely<AppealTables>;
  readonly nameOf: Readonly<Record<AppealTable, string>>;
  /** Appeals that a runner has set aside: their rows may be behind, or nothing happens to them by itself. */
  readonly parked: () => Promise<readonly AppealId[]>;
}

/** Asked for at every query: a rebuild swaps the live generation while the service runs. */
export interface ReadTablesSource {
  current(): Promise<ReadTables>;
}

/** A live table under a short name. */
export const from = <T extends AppealTable, Alias extends string>(
  { nameOf }: ReadTables,
  table: T,
  alias: Alias,
): AliasedRawBuilder<AppealTables[T], Alias> =>
  sql<AppealTables[T]>`${sql.table(nameOf[table])}`.as<Alias>(alias);
