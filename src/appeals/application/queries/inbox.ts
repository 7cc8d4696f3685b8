import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Kysely } from 'kysely';
import { visibleFilter } from '../../../access';
import type { Bilingual } from '../../../catalogue';
import type { Actor } from '../../../kernel/actor';
import { withCountyTime } from '../../../kernel/county-time';
import { DomainError } from '../../../kernel/domain-error';
import type { Language } from '../../../kernel/language';
import type { Sealed } from '../../../kernel/sealed';
import type { Moment } from '../../../notices';
import { ReadSide } from '../../../runtime/read-side';
import { inboxProjection } from '../../read-models/inbox/project';
import {
  inboxOf,
  unreadOf,
  type InboxItemRow,
  type InboxQuery,
  type InboxTables,
} from '../../read-models/inbox/query';
import { APPEAL_PORTS, type AppealPorts } from '../ports';

export interface InboxItem {
  readonly id: string;
  readonly moment: Moment;
  readonly appeal: string;
  readonly number: string;
  readonly at: string;
  /** Of an invitation: to which survey; see `GET /me/surveys`. */
  readonly survey?: string | undefined;
  /** Null once the appeal's key is destroyed. */
  readonly text: string | null;
  readonly read: boolean;
}

export interface InboxPage {
  readonly items: readonly InboxItem[];
  /** How many wait to be read, at most 100. */
  readonly unread: number;
  readonly next?: string | undefined;
}

export class ShowInbox extends Query<InboxPage> {
  constructor(
    readonly query: InboxQuery,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

@QueryHandler(ShowInbox)
export class ShowInboxHandler implements IQueryHandler<ShowInbox> {
  constructor(
    @Inject(APPEAL_PORTS) private readonly ports: AppealPorts,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `request/cursor-invalid`, `read/not-fresh` */
  async execute({ query, actor, language }: ShowInbox): Promise<InboxPage> {
    const { permissions, directory } = this.ports.inForce();
    const visible = visibleFilter(actor, permissions, directory);
    const tables = await inboxTables(this.ports, this.readSide);
    const { items, next } = await inboxOf(tables, actor, visible, query);
    const unread = await unreadOf(tables, actor, visible);
    const opened = await Promise.all(items.map((row) => this.opened(row, language)));
    return { items: opened, unread, ...(next === undefined ? {} : { next }) };
  }

  private async opened(
    { notice, moment, appeal, number, survey, sent_at, text, read }: InboxItemRow,
    language: Language,
  ): Promise<InboxItem> {
    const said = await this.ports.sealer.open(JSON.parse(text) as Sealed<Bilingual>);
    const { at } = withCountyTime({ at: sent_at });
    return {
      ...{ id: notice, moment: moment as Moment, appeal, number, at, ...(survey === null ? {} : { survey }) },
      ...{ text: said?.[language] ?? null, read: read === 1 },
    };
  }
}

/** The inbox as it is live now, beside the list of appeals. @throws DomainError `read/not-fresh` before it first ran */
export async function inboxTables(
  { readTables }: Pick<AppealPorts, 'readTables'>,
  readSide: ReadSide,
): Promise<InboxTables> {
  const appeals = await readTables.current();
  try {
    const nameOf = await readSide.activeTables(inboxProjection.name);
    return { kysely: readSide.kysely as unknown as Kysely<never>, nameOf, appeals };
  } catch (error) {
    throw new DomainError('read/not-fresh', {}, { cause: error });
  }
}
