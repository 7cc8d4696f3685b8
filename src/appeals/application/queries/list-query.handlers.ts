import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import type { PersonId, RegionCode, ServiceId, UnitId } from '../../../kernel/ids';
import { listAppeals, type Mine } from '../../read-models/list/query';
import { queueOf } from '../../read-models/queue/query';
import { withCountyTime } from '../../../kernel/county-time';
import { namesFrom } from '../../views/names';
import { namesIn } from '../../views/names-in';
import { perspectiveOf } from '../../views/perspective';
import { APPEAL_PORTS, type AppealPorts } from '../ports';
import { listItem, queueItem, type ListItem, type QueueItem } from './list-items';
import { ListAppeals, ShowQueue } from './list-queries';

const mineOf = ({ role, id, unit, citizen, number }: Actor): Mine => {
  // Which of what a number was given for is theirs, visibility says.
  if (citizen !== undefined) return { citizens: number ? [citizen, number.citizen] : [citizen] };
  return role === 'grid-worker' ? { taker: id } : { taker: id, assignee: id, unit };
};

/** The names of what a page mentions. */
const mentioned = (
  items: readonly Pick<ListItem | QueueItem, 'holder' | 'service' | 'region' | 'assignee'>[],
) => ({
  units: items.map(({ holder }) => holder as UnitId | undefined),
  services: items.map(({ service }) => service as ServiceId | undefined),
  regions: items.map(({ region }) => region as RegionCode),
  persons: items.map(({ assignee }) => assignee as PersonId | undefined),
});

@QueryHandler(ListAppeals)
export class ListAppealsHandler implements IQueryHandler<ListAppeals> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  /** @throws DomainError `request/cursor-invalid` */
  async execute({ query: { mine, ...query }, actor, language }: ListAppeals) {
    const { permissions, directory, catalogue } = this.ports.inForce();
    const visible = visibleFilter(actor, permissions, directory);
    const page = await listAppeals(await this.ports.readTables.current(), visible, {
      ...query,
      mine: mine === true ? mineOf(actor) : undefined,
    });
    const items = page.items.map((row) => listItem(row, perspectiveOf(actor)));
    const names = namesIn(mentioned(items), namesFrom(directory, catalogue), language);
    return withCountyTime({ ...page, items, names });
  }
}

@QueryHandler(ShowQueue)
export class ShowQueueHandler implements IQueryHandler<ShowQueue> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  /** @throws DomainError `directory/unknown-unit`, `request/cursor-invalid` */
  async execute({ query, actor, language }: ShowQueue) {
    const { permissions, directory, catalogue, calendar } = this.ports.inForce();
    if (directory.unit(query.unit) === undefined)
      throw new DomainError('directory/unknown-unit', { unit: query.unit });
    const visible = visibleFilter(actor, permissions, directory);
    const page = await queueOf(await this.ports.readTables.current(), visible, query);
    const now = this.ports.clock.now();
    const items = page.items.map((row) => queueItem(row, now, calendar));
    const names = namesIn(mentioned(items), namesFrom(directory, catalogue), language);
    return withCountyTime({ ...page, items, names });
  }
}
