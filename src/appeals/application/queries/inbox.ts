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
    const tables = await this.tables();
    const { items, next } = await inboxOf(tables, actor, visible, query);
    const unread = await unreadOf(tables, actor, visible);
    const opened = await Promise.all(items.map((row) => this.opened(row, language)));
    return { items: opened, unread, ...(next === undefined ? {} : { next }) };
  }

  private async opened(
    { notice, moment, appeal, number, sent_at, text, read }: InboxItemRow,
    language: Language,
  ): Promise<InboxItem> {
    const said = await this.ports.sealer.open(JSON.parse(text) as Sealed<Bilingual>);
    const { at } = withCountyTime({ at: sent_at });
    return {
      ...{ id: notice, moment: moment as Moment, appeal, number, at },
      ...{ text: said?.[language] ?? null, read: read === 1 },
    };
  }

  private async tables(): Promise<InboxTables> {
    const appeals = await this.ports.readTables.current();
    try {
      const nameOf = await this.readSide.activeTables(inboxProjection.name);
      return { kysely: this.readSide.kysely as unknown as Kysely<never>, nameOf, appeals };
    } catch (error) {
      throw new DomainError('read/not-fresh', {}, { cause: error });
    }
  }
}
