import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import { listAppeals, type Mine } from '../../read-models/list/query';
import { queueOf } from '../../read-models/queue/query';
import { APPEAL_PORTS, type AppealPorts } from '../ports';
import { ListAppeals, ShowQueue } from './list-queries';
import { pageOfItems } from './page-of-items';

const mineOf = ({ role, id, unit, citizen }: Actor): Mine => {
  if (citizen !== undefined) return { citizen };
  return role === 'grid-worker' ? { reportedBy: id } : { assignee: id, unit };
};

@QueryHandler(ListAppeals)
export class ListAppealsHandler implements IQueryHandler<ListAppeals> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  /** @throws DomainError `request/cursor-invalid` */
  async execute({ query: { mine, ...query }, actor, language }: ListAppeals) {
    const { permissions, directory } = this.ports.inForce();
    const tables = await this.ports.readTables.current();
    const page = await listAppeals(tables, visibleFilter(actor, permissions, directory), {
      ...query,
      mine: mine === true ? mineOf(actor) : undefined,
    });
    return pageOfItems(page, this.ports, { tables, actor, language }, (item) => item);
  }
}

@QueryHandler(ShowQueue)
export class ShowQueueHandler implements IQueryHandler<ShowQueue> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  /** @throws DomainError `directory/unknown-unit`, `request/cursor-invalid` */
  async execute({ query, actor, language }: ShowQueue) {
    const { permissions, directory } = this.ports.inForce();
    if (directory.unit(query.unit) === undefined)
      throw new DomainError('directory/unknown-unit', { unit: query.unit });
    const tables = await this.ports.readTables.current();
    const page = await queueOf(tables, visibleFilter(actor, permissions, directory), query);
    return pageOfItems(page, this.ports, { tables, actor, language }, (item, owed) => ({
      ...item,
      deadlines: owed(item.id).filter(({ owner }) => owner === query.unit),
    }));
  }
}
