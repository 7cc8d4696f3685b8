import type { AppealEventType } from '../../domain/events';
import type { AppealRow } from '../../read-models/list/row';
import type { Perspective } from '../../views/perspective';
import type { Actions } from './action';
import type { DeadlineItem } from './deadline-item';

const known = <T>(value: T | null): T | undefined => value ?? undefined;

/** What happened last, as far as the caller may know, as the timeline says it. */
export interface Happened {
  readonly type: AppealEventType;
  readonly at: string;
  readonly sentence: string;
}

/** What a row's own table does not hold. */
export interface Beside {
  /** The first line of what was said; null once its key is destroyed. */
  readonly headline: string | null | undefined;
  readonly deadline: DeadlineItem | undefined;
  readonly dueAt: string | undefined;
  readonly last: Happened;
  /** Only where they were asked for. */
  readonly actions: Actions | undefined;
}

/** An appeal as a list shows it to this side; who reported it is nowhere in it. */
export const listItem = (
  row: AppealRow,
  perspective: Perspective,
  { headline, deadline, dueAt, last, actions }: Beside,
) => ({
  id: row.appeal,
  number: row.number,
  status: row.status,
  round: row.round,
  region: row.region,
  service: known(row.service),
  urgency: row.urgency,
  violation: row.violation === 1,
  origin: row.origin,
  channel: row.channel,
  tier: known(row.tier),
  holder: known(row.holder),
  assignee: known(row.assignee),
  queue: known(row.queue),
  headline,
  attachments: row.attachments,
  deadline,
  last,
  endorsements: row.endorsements,
  // What waits for confirmation above is not yet an answer.
  outcome: perspective !== 'reporter' || row.outcome_stands === 1 ? known(row.outcome) : undefined,
  stars: known(row.stars),
  misses: row.misses,
  reportedAt: row.reported_at,
  dueAt,
  wholeDueAt: known(row.due_at),
  updatedAt: row.updated_at,
  closedAt: known(row.closed_at),
  cause: known(row.cause),
  revision: row.revision,
  actions: actions?.actions,
  refused: actions?.refused,
});
export type ListItem = ReturnType<typeof listItem>;

/** The row in a unit's queue, with what the unit owes in it, soonest due first. */
export type QueueItem = ListItem & { readonly deadlines: readonly DeadlineItem[] };

const MOST_SIGNS = 80;

/** The first line with something in it, and no more of it than a row has room for. */
export function firstLine(text: string): string {
  const line = text.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
  // No more signs than units: most lines need not be taken apart.
  if (line.length <= MOST_SIGNS) return line;
  const signs = [...line.slice(0, 2 * MOST_SIGNS + 2)];
  return signs.length > MOST_SIGNS ? `${signs.slice(0, MOST_SIGNS).join('')}…` : line;
}
