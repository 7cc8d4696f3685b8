import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { InvalidRequest, MOST_PER_PAGE } from '../../edge';
import type { Actor } from '../../kernel/actor';
import type { Language } from '../../kernel/language';
import type { Cell } from '../../kernel/ports/sheets';
import type { ListItem } from '../application/queries/list-items';
import { ListAppeals, ShowQueue, type ListPage } from '../application/queries/list-queries';
import { ShowTriage } from '../application/queries/triage';
import { ListFigure, ShowDashboard } from '../figures/queries';
import { DashboardParameters, FigureParameters } from '../figures/parameters';
import { scopeOf } from '../figures/scope-of';
import { RestrictedAmong } from '../identities/restricted';
import { judged } from '../http/judged';
import { ListParameters, QueueParameters, TriageParameters } from '../http/dto/queries.dto';
import {
  appealColumns,
  dashboardColumns,
  dashboardLines,
  figureColumns,
  queueColumns,
  triageColumns,
  type Column,
} from './columns';
import type { ExportBody } from './export.dto';

/** Rows by the page: each is sent at once, as a row by itself costs as much on the wire as a hundred. */
export type Rows = AsyncGenerator<readonly (readonly Cell[])[], void>;
type Asker<Item> = (page: {
  readonly cursor: string | undefined;
  readonly limit: number;
}) => Promise<ListPage<Item>>;

/** Lists and dashboards as tables: just the rows that the same person finds on all the pages of the list. */
@Injectable()
export class Tables {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(RestrictedAmong) private readonly restricted: RestrictedAmong,
  ) {}

  /** Its names first. Judged at once. @throws InvalidRequest, and to who reads, what the list's own route refuses with */
  of({ list, query = {}, unit, kind, scope }: ExportBody, actor: Actor, language: Language): Rows {
    switch (list) {
      case 'appeals': {
        const asked = judged(ListParameters, query);
        return this.paged(appealColumns, language, (page) =>
          this.queries.execute(new ListAppeals({ ...asked, ...page, actions: false }, actor, language)),
        );
      }
      case 'triage': {
        const asked = judged(TriageParameters, query);
        return this.paged(triageColumns, language, (page) =>
          this.queries.execute(new ShowTriage({ ...asked, ...page, actions: false }, actor, language)),
        );
      }
      case 'queue': {
        const asked = { ...judged(QueueParameters, query), unit: needed('unit', unit) };
        return this.paged(queueColumns, language, (page) =>
          this.queries.execute(new ShowQueue({ ...asked, ...page, actions: false }, actor, language)),
        );
      }
      case 'figure': {
        const asked = judged(FigureParameters, query);
        const of = scopeOf(needed('kind', kind), needed('scope', scope));
        return this.paged(figureColumns, language, (page) =>
          this.queries.execute(new ListFigure({ ...asked, ...page, scope: of }, actor, language)),
        );
      }
      case 'dashboard': {
        const asked = judged(DashboardParameters, query);
        const of = scopeOf(needed('kind', kind), needed('scope', scope));
        return this.dashboard(new ShowDashboard({ ...asked, scope: of }, actor, language), language);
      }
      default:
        return list satisfies never;
    }
  }

  /**
   * Page by page, as a screen would: whoever may no longer see the rest gets no more of it. What somebody said whose data is
   * restricted stays here.
   */
  private async *paged<Item extends ListItem>(
    columns: readonly Column<Item>[],
    language: Language,
    ask: Asker<Item>,
  ): Rows {
    let page = await ask({ cursor: undefined, limit: MOST_PER_PAGE });
    yield [columns.map(({ called }) => called[language])];
    for (;;) {
      const words = { language, names: page.names };
      const restricted = await this.restricted.of(page.items.map(({ id }) => id));
      yield page.items.map((item) => {
        const taken = restricted.has(item.id) ? { ...item, headline: null } : item;
        return columns.map(({ cell }) => cell(taken, words));
      });
      if (page.next === undefined) return;
      page = await ask({ cursor: page.next, limit: MOST_PER_PAGE });
    }
  }

  private async *dashboard(asked: ShowDashboard, language: Language): Rows {
    const shown = await this.queries.execute(asked);
    yield [
      dashboardColumns.map(({ called }) => called[language]),
      ...dashboardLines(shown).map((line) =>
        dashboardColumns.map(({ cell }) => cell(line, { language, names: {} })),
      ),
    ];
  }
}

/** @throws InvalidRequest */
function needed<Value>(name: string, value: Value | undefined): Value {
  if (value === undefined) throw new InvalidRequest([{ pointer: `/${name}`, code: 'field/required' }]);
  return value;
}
