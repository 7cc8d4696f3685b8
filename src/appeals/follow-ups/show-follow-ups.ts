import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../access';
import type { Actor } from '../../kernel/actor';
import { withCountyTime } from '../../kernel/county-time';
import type { Language } from '../../kernel/language';
import { ReadSide } from '../../runtime/read-side';
import { dayOf } from '../../sla';
import { liveTables } from '../application/live-tables';
import { actionsOn } from '../application/queries/actions-on';
import { AppealReader } from '../application/queries/appeal-reader';
import type { ListItem } from '../application/queries/list-items';
import type { ListPage } from '../application/queries/list-queries';
import { pageOfItems } from '../application/queries/page-of-items';
import { followUpsProjection, followUpsTable } from './project';
import { ALL, followUpsOf, shareOf, type FollowUpLine, type FollowUpQuery } from './query';

/** A row of the list, and what is known of the calls so far. */
export type FollowUpItem = ListItem & {
  readonly followUp: {
    /** When the reporter was told. */
    readonly deliveredAt: string;
    /** Until when there is something to ask. */
    readonly until: string;
    readonly attempts: number;
    readonly lastAt?: string | undefined;
    /** Two attempts of today failed: the third that counts is another day's. */
    readonly anotherDay: boolean;
    /** Within the share of its service that is asked. */
    readonly drawn: boolean;
  };
};

export class ShowFollowUps extends Query<ListPage<FollowUpItem>> {
  constructor(
    readonly query: Omit<FollowUpQuery, 'today' | 'unit'> & { readonly actions?: boolean | undefined },
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

@QueryHandler(ShowFollowUps)
export class ShowFollowUpsHandler implements IQueryHandler<ShowFollowUps> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `request/cursor-invalid`, `read/not-fresh` */
  async execute({ query: { actions, ...query }, actor, language }: ShowFollowUps) {
    const { permissions, directory, catalogue } = this.reader.ports.inForce();
    const tables = await liveTables(this.readSide);
    const { [followUpsTable.name]: table = '' } = await this.readSide.activeTables(followUpsProjection.name);
    const today = dayOf(this.reader.ports.clock.now());
    const page = await followUpsOf(
      { lists: tables, table },
      catalogue.all(),
      visibleFilter(actor, permissions, directory),
      { ...query, today, unit: actor.unit },
    );
    const lines = new Map<string, FollowUpLine>(page.items.map((line) => [line.appeal, line]));
    return pageOfItems<FollowUpItem>(
      page,
      this.reader.ports,
      { tables, actor, language, actionsOn: actionsOn(this.reader, actor, actions) },
      (item) => {
        const line = lines.get(item.id) as FollowUpLine;
        const { attempts, first_on, last_on, last_at, draw } = line;
        const service = line.service === null ? undefined : catalogue.known(line.service as never);
        return {
          ...item,
          followUp: withCountyTime({
            ...{ deliveredAt: line.delivered_at, until: line.rate_due_at, attempts },
            lastAt: last_at ?? undefined,
            anotherDay: attempts >= 2 && first_on === today && last_on === today,
            drawn: draw < (service === undefined ? ALL : shareOf(service)),
          }),
        };
      },
    );
  }
}
