import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../../access';
import { DomainError } from '../../../kernel/domain-error';
import { listAppeals } from '../../read-models/list/query';
import { queueOf } from '../../read-models/queue/query';
import { AppealSearch } from '../search/appeal-search';
import { actionsOn } from './actions-on';
import { AppealReader } from './appeal-reader';
import { ListAppeals, ShowQueue } from './list-queries';
import { mineOf } from './mine';
import { pageOfItems } from './page-of-items';

@QueryHandler(ListAppeals)
export class ListAppealsHandler implements IQueryHandler<ListAppeals> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(AppealSearch) private readonly search: AppealSearch,
  ) {}

  /** @throws DomainError `request/cursor-invalid`, `search/nothing-asked` */
  async execute({ query: { q, ...asked }, actor, language }: ListAppeals) {
    const { mine, overdue, actions, ...query } = asked;
    const { permissions, directory } = this.reader.ports.inForce();
    const tables = await this.reader.ports.readTables.current();
    if (q !== undefined) {
      const { items, next } = await this.search.byWords({ ...asked, q }, actor, tables);
      return pageOfItems(
        { items: items.map(({ row }) => row), next },
        this.reader.ports,
        { tables, actor, language, actionsOn: actionsOn(this.reader, actor, actions) },
        (item) => item,
      );
    }
    const page = await listAppeals(tables, visibleFilter(actor, permissions, directory), {
      ...query,
      mine: mine === true ? mineOf(actor) : undefined,
      overdueAt: overdue === undefined ? undefined : { now: this.reader.ports.clock.now(), is: overdue },
    });
    return pageOfItems(
      page,
      this.reader.ports,
      { tables, actor, language, actionsOn: actionsOn(this.reader, actor, actions) },
      (item) => item,
    );
  }
}

@QueryHandler(ShowQueue)
export class ShowQueueHandler implements IQueryHandler<ShowQueue> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  /** @throws DomainError `directory/unknown-unit`, `request/cursor-invalid` */
  async execute({ query, actor, language }: ShowQueue) {
    const { permissions, directory } = this.reader.ports.inForce();
    if (directory.unit(query.unit) === undefined)
      throw new DomainError('directory/unknown-unit', { unit: query.unit });
    const tables = await this.reader.ports.readTables.current();
    const page = await queueOf(tables, visibleFilter(actor, permissions, directory), query);
    return pageOfItems(
      page,
      this.reader.ports,
      { tables, actor, language, actionsOn: actionsOn(this.reader, actor, query.actions) },
      (item, owed) => ({
        ...item,
        deadlines: owed(item.id).filter(({ owner }) => owner === query.unit),
      }),
    );
  }
}
