import { sql, type Kysely } from 'kysely';
import type { VisibleFilter } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import { decodeCursor, encodeCursor, pageOf, type Page } from '../cursor';
import type { ReadTables } from '../tables';
import { all, any, notHidden, sighted, told, type Condition } from '../visible';
import type { SurveyId } from '../../surveys/survey';
import { recipientKey } from './project';
import type { InboxReadRow, InboxRow } from './row';

/** Where the inbox is, beside the list of appeals, by whose rules it is shown. */
export interface InboxTables {
  readonly kysely: Kysely<{ inbox: InboxRow; inbox_read: InboxReadRow }>;
  readonly nameOf: Readonly<Record<string, string>>;
  readonly appeals: ReadTables;
}

export interface InboxQuery {
  readonly unread: boolean;
  /** Invitations alone: to any survey, or to this one. */
  readonly invitations?: 'any' | SurveyId | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export type InboxItemRow = InboxRow & { readonly read: number };

/** By account, unit and name; a number that was verified later opens what was reported after that. */
function forWhom({ id, unit, citizen, pseudonym, number }: Actor): Condition {
  const is = (key: string, ...more: readonly Condition[]) =>
    all([sql<boolean>`i.recipient = ${key}`, ...more]);
  return any([
    is(`person:${id}`),
    ...(unit === undefined ? [] : [is(recipientKey({ kind: 'unit', id: unit }))]),
    ...[citizen, pseudonym].flatMap((own) => (own ? [is(recipientKey({ kind: 'citizen', id: own }))] : [])),
    ...[number?.citizen, number?.pseudonym].flatMap((own) =>
      own
        ? [
            is(
              recipientKey({ kind: 'citizen', id: own }),
              ...(number?.after === undefined ? [] : [sql<boolean>`i.reported_at > ${number.after}`]),
            ),
          ]
        : [],
    ),
  ]);
}

/**
 * Newest first. What they may see no more is left out, and so are those that are not in the list of appeals yet.
 * @throws DomainError `request/cursor-invalid`
 */
export async function inboxOf(
  tables: InboxTables,
  actor: Actor,
  visible: VisibleFilter,
  { unread, invitations, cursor, limit }: InboxQuery,
): Promise<Page<InboxItemRow>> {
  const conditions = unread ? [isUnread] : [];
  if (invitations !== undefined)
    conditions.push(
      invitations === 'any' ? sql<boolean>`i.survey is not null` : sql<boolean>`i.survey = ${invitations}`,
    );
  if (cursor !== undefined) {
    const [sentAt = '', notice = ''] = decodeCursor(cursor, 2);
    conditions.push(sql<boolean>`(i.sent_at, i.notice) < (${sentAt}, ${notice})`);
  }
  const { rows } = await sql<InboxItemRow>`
    select i.*, case when r.person is null then 0 else 1 end as read
    ${theirs(tables, actor, visible, conditions)}
    order by i.sent_at desc, i.notice desc
    limit ${limit + 1}`.execute(tables.kysely);
  return pageOf(rows, limit, ({ sent_at, notice }) => encodeCursor(sent_at, notice));
}

/** For a badge, which shows no more than this: it is asked with every page, and what waits is never bounded. */
export const MOST_COUNTED = 100;

/** How many of them wait to be read, at most `MOST_COUNTED`. */
export async function unreadOf(tables: InboxTables, actor: Actor, visible: VisibleFilter): Promise<number> {
  const { rows } = await sql<{ notice: string }>`
    select i.notice ${theirs(tables, actor, visible, [isUnread])} limit ${MOST_COUNTED}`.execute(
    tables.kysely,
  );
  return rows.length;
}

const isUnread = sql<boolean>`r.person is null`;

/** From where, and which of it: all that this caller was told and may still see. */
const theirs = (
  { nameOf, appeals }: InboxTables,
  actor: Actor,
  visible: VisibleFilter,
  conditions: readonly Condition[],
) => sql`
    from ${sql.table(nameOf['inbox'] ?? '')} as i
    join ${sql.table(appeals.nameOf.appeals)} as a on a.appeal = i.appeal
    left join ${sql.table(nameOf['inbox_read'] ?? '')} as r on r.notice = i.notice and r.person in (${sql.join([actor.id, actor.pseudonym ?? actor.id])})
    where ${all([
      forWhom(actor),
      visible.anyOf === 'everything' ? all([]) : any(visible.anyOf.map((way) => sighted(appeals, 'a', way))),
      notHidden(appeals, 'a', visible),
      told('i', visible),
      ...conditions,
    ])}`;
