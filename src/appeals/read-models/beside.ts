import type { Sealed } from '../../kernel/sealed';
import type { DeadlineRow } from './queue/row';
import { from, type ReadTables } from './tables';

/** What stands beside the rows of one page: all that is owed in each appeal, soonest due first, and what was said. */
export interface Beside {
  readonly owed: (appeal: string) => readonly DeadlineRow[];
  readonly said: (appeal: string) => Sealed<string> | undefined;
}

/** Of appeals that the caller may see: asked after the page, by key, two statements however many rows there are. */
export async function besideOf(tables: ReadTables, appeals: readonly string[]): Promise<Beside> {
  if (appeals.length === 0) return { owed: () => [], said: () => undefined };
  const [deadlines, words] = await Promise.all([
    tables.kysely
      .selectFrom(from(tables, 'appeal_deadlines', 'd'))
      .selectAll()
      .where('d.appeal', 'in', appeals)
      .orderBy('d.due_at')
      .orderBy('d.deadline')
      .execute(),
    tables.kysely
      .selectFrom(from(tables, 'appeal_words', 'w'))
      .selectAll()
      .where('w.appeal', 'in', appeals)
      .execute(),
  ]);
  const owed = new Map(appeals.map((appeal): [string, DeadlineRow[]] => [appeal, []]));
  for (const row of deadlines) owed.get(row.appeal)?.push(row);
  const said = new Map(words.map((row) => [row.appeal, row.said]));
  return {
    owed: (appeal) => owed.get(appeal) ?? [],
    said: (appeal) => {
      const sealed = said.get(appeal);
      return sealed === undefined ? undefined : (JSON.parse(sealed) as Sealed<string>);
    },
  };
}
