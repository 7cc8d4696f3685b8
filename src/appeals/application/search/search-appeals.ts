import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../../kernel/actor';
import type { Language } from '../../../kernel/language';
import type { Found } from '../../read-models/search/query';
import type { MatchedBy } from '../../read-models/search/slot';
import type { ReadTables } from '../../read-models/tables';
import type { AskedActions } from '../queries/action';
import { actionsOn } from '../queries/actions-on';
import { AppealReader } from '../queries/appeal-reader';
import type { ListItem } from '../queries/list-items';
import type { ListPage } from '../queries/list-queries';
import { pageOfItems } from '../queries/page-of-items';
import { AppealSearch, type AskedSearch } from './appeal-search';

/** A row of the list, and by what it was found. */
export type FoundItem = ListItem & { readonly match: { readonly by: readonly MatchedBy[] } };
export interface FoundPage extends ListPage<FoundItem> {
  readonly matches: {
    /** How many were ranked together with these: the newest that match. */
    readonly ranked: number;
    /** Older ones may match as well: they come after these. */
    readonly more: boolean;
  };
}

export class SearchAppeals extends Query<FoundPage> {
  constructor(
    readonly query: AskedSearch,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

interface Reading {
  readonly tables: ReadTables;
  readonly actor: Actor;
  readonly language: Language;
  readonly actions?: AskedActions;
}

export async function pageOfFound(
  { items, ranked, more, next }: Found,
  reader: AppealReader,
  { actions, ...reading }: Reading,
): Promise<FoundPage> {
  const by = new Map<string, readonly MatchedBy[]>(items.map(({ row, match }) => [row.appeal, match.by]));
  const page = await pageOfItems(
    { items: items.map(({ row }) => row), next },
    reader.ports,
    { ...reading, actionsOn: actionsOn(reader, reading.actor, actions) },
    (item) => ({ ...item, match: { by: by.get(item.id) ?? [] } }),
  );
  return { ...page, matches: { ranked, more } };
}

@QueryHandler(SearchAppeals)
export class SearchAppealsHandler implements IQueryHandler<SearchAppeals> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(AppealSearch) private readonly search: AppealSearch,
  ) {}

  /** @throws DomainError `search/nothing-asked`, `request/cursor-invalid` */
  async execute({ query, actor, language }: SearchAppeals) {
    const tables = await this.reader.ports.readTables.current();
    const found = await this.search.byWords(query, actor, tables);
    return pageOfFound(found, this.reader, { tables, actor, language, actions: query.actions });
  }
}
