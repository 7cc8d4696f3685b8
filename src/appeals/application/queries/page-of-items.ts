import type { Actor } from '../../../kernel/actor';
import { withCountyTime } from '../../../kernel/county-time';
import type { AppealId, PersonId, RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import type { Language } from '../../../kernel/language';
import { besideOf } from '../../read-models/beside';
import type { Page } from '../../read-models/cursor';
import { sentenceIn, type Happening } from '../../read-models/list/last';
import type { AppealRow } from '../../read-models/list/row';
import type { ReadTables } from '../../read-models/tables';
import { namesFrom } from '../../views/names';
import { namesIn } from '../../views/names-in';
import { perspectiveOf } from '../../views/perspective';
import type { AppealPorts } from '../ports';
import type { Actions } from './action';
import { deadlineItem, nearest, nextDue, type DeadlineItem } from './deadline-item';
import { firstLine, listItem, type ListItem } from './list-items';
import type { ListPage } from './list-queries';

export interface Reading {
  readonly tables: ReadTables;
  readonly actor: Actor;
  readonly language: Language;
  /** What the caller may send to an appeal now; absent where nobody asked. */
  readonly actionsOn: ((appeal: AppealId) => Promise<Actions>) | undefined;
}
type Owed = (appeal: string) => readonly DeadlineItem[];

/** The names of what a page mentions. */
const mentioned = (items: readonly ListItem[], deadlines: readonly (DeadlineItem | undefined)[]) => ({
  units: [
    ...items.flatMap(({ holder, queue }) => [holder, queue] as (UnitId | undefined)[]),
    ...deadlines.map((deadline) =>
      deadline?.owner === 'reporter' ? undefined : (deadline?.owner as UnitId),
    ),
  ],
  services: items.map(({ service }) => service as ServiceId | undefined),
  regions: items.map(({ region }) => region as RegionCode),
  persons: items.map(({ assignee }) => assignee as PersonId | undefined),
});

/**
 * Rows that the caller may see, each with all that a list screen shows: two more statements and an opened text per row,
 * instead of two more calls. @param more what this kind of page adds to an item, given what is owed in each appeal
 */
export async function pageOfItems<Item extends ListItem>(
  { items: rows, next }: Page<AppealRow>,
  { inForce, clock, sealer }: Pick<AppealPorts, 'inForce' | 'clock' | 'sealer'>,
  { tables, actor, language, actionsOn }: Reading,
  more: (item: ListItem, owed: Owed) => Item,
): Promise<ListPage<Item>> {
  const { directory, catalogue, calendar } = inForce();
  const names = namesFrom(directory, catalogue);
  const now = clock.now();
  const beside = await besideOf(
    tables,
    rows.map(({ appeal }) => appeal),
  );
  const perspective = perspectiveOf(actor, directory);
  const told = (appeal: string) =>
    beside.owed(appeal).filter(({ confidential }) => confidential === 0 || perspective === 'oversight');
  const owed: Owed = (appeal) => told(appeal).map((row) => deadlineItem(row, now, calendar));
  const items = await Promise.all(
    rows.map(async (row) => {
      const said = beside.said(row.appeal);
      const text = said && ((await sealer.open(said)) ?? null);
      const first = nearest(told(row.appeal));
      const last = JSON.parse(perspective === 'reporter' ? row.last_open : row.last) as Happening;
      const item = listItem(row, perspective, {
        headline: text && firstLine(text),
        deadline: first && deadlineItem(first, now, calendar),
        dueAt: nextDue(told(row.appeal)),
        last: { type: last.type, at: last.at, sentence: sentenceIn(last, names, language) },
        actions: await actionsOn?.(row.appeal as AppealId),
      });
      // Times first: what people said may look like one.
      return { ...withCountyTime(more(item, owed)), headline: item.headline };
    }),
  );
  const deadlines = items.map(({ deadline }) => deadline);
  return { items, next, names: namesIn(mentioned(items, deadlines), names, language) };
}
