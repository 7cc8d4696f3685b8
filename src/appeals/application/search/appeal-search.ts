import { Inject, Injectable } from '@nestjs/common';
import { visibleFilter } from '../../../access';
import type { Actor } from '../../../kernel/actor';
import { searchAppeals, type Found } from '../../read-models/search/query';
import type { Slot } from '../../read-models/search/slot';
import type { ReadTables } from '../../read-models/tables';
import { AppealReader } from '../queries/appeal-reader';
import type { AskedList } from '../queries/list-queries';
import { mineOf } from '../queries/mine';
import { Questions } from './questions';

export type AskedSearch = Omit<AskedList, 'sort' | 'q'> & { readonly q: string };

/** Asks the index on behalf of a caller, who meets nothing that a list would not show them. */
@Injectable()
export class AppealSearch {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(Questions) private readonly questions: Questions,
  ) {}

  /** @throws DomainError `search/nothing-asked`, `request/cursor-invalid` */
  async byWords({ q, ...query }: AskedSearch, actor: Actor, tables: ReadTables): Promise<Found> {
    const slots = await this.questions.slots(q, actor, this.reader.ports.inForce());
    return this.bySlots(slots, query, actor, tables);
  }

  /** @throws DomainError `request/cursor-invalid` */
  bySlots(
    slots: readonly Slot[],
    { mine, overdue, actions: _, ...query }: Omit<AskedSearch, 'q'>,
    actor: Actor,
    tables: ReadTables,
  ): Promise<Found> {
    const { ports } = this.reader;
    const { permissions, directory } = ports.inForce();
    return searchAppeals(tables, visibleFilter(actor, permissions, directory), {
      ...query,
      slots,
      mine: mine === true ? mineOf(actor) : undefined,
      overdueAt: overdue === undefined ? undefined : { now: ports.clock.now(), is: overdue },
    });
  }
}
