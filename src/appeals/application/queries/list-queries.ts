import { Query } from '@nestjs/cqrs';
import type { Language } from '../../../kernel/language';
import type { Actor } from '../../../kernel/actor';
import type { ListQuery } from '../../read-models/list/query';
import type { QueueQuery } from '../../read-models/queue/query';
import type { AskedActions } from './action';
import type { ListItem, QueueItem } from './list-items';
import type { NamesById } from './appeal-queries';

export interface ListPage<Item> {
  readonly items: readonly Item[];
  /** Pass it as `cursor` for the next page; absent on the last. */
  readonly next?: string | undefined;
  readonly names: NamesById;
}

interface Asked {
  /** Says in each row what the caller may send now: the appeals themselves are read for it. */
  readonly actions?: AskedActions;
}
export type AskedList = Omit<ListQuery, 'mine' | 'overdueAt'> &
  Asked & {
    readonly mine?: boolean | undefined;
    readonly overdue?: boolean | undefined;
    /** Words, a place, a service, a holder, the end of a number: all of them; best match first. */
    readonly q?: string | undefined;
  };

export class ListAppeals extends Query<ListPage<ListItem>> {
  constructor(
    readonly query: AskedList,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

export class ShowQueue extends Query<ListPage<QueueItem>> {
  constructor(
    readonly query: QueueQuery & Asked,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}
