import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter } from '../../access';
import type { Actor } from '../../kernel/actor';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { tierOf } from '../../kernel/region';
import type { Day } from '../../kernel/time';
import type { ReferenceData } from '../../reference';
import { ReadSide } from '../../runtime/read-side';
import { dayOf } from '../../sla';
import { AppealReader } from '../application/queries/appeal-reader';
import type { ListItem } from '../application/queries/list-items';
import type { ListPage } from '../application/queries/list-queries';
import { pageOfItems } from '../application/queries/page-of-items';
import { namesFrom } from '../views/names';
import { countsOf, countsOfAll, waitingSince } from './counts';
import { dashboardOf, type Dashboard, type Periods } from './dashboard';
import { definitionOf, type FigureCode } from './definitions';
import { numbersOf, timesOf } from './figures';
import { timedKinds } from './leaves';
import { linksOf } from './link';
import { listOf } from './list';
import { daysIn, lastYear, monthOf, periodBefore, type Period } from './period';
import type { FigureScope } from './scope';
import type { Asked, Narrowing } from './seen';
import { liveFigures } from './tables';
import { isSmall, withheldOf } from './withheld';

/** A dashboard is asked by its scope and a period; the month so far when none is said. */
export interface AskedFigures extends Narrowing {
  readonly scope: FigureScope;
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

export interface ShownDashboard extends Periods, Dashboard {
  /** As it stood then; the present where it is absent. */
  readonly at?: string | undefined;
  readonly scope: FigureScope & { readonly name: string };
}

/** A row of a list behind a figure, and what it counts there. */
export type CountedItem = ListItem & {
  readonly counted: {
    readonly as: string;
    readonly at: string;
    readonly round: number;
    readonly unit?: UnitId | undefined;
    readonly minutes?: number | undefined;
  };
};

export class ShowDashboard extends Query<ShownDashboard> {
  constructor(
    readonly asked: AskedFigures,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

export class ListFigure extends Query<ListPage<CountedItem>> {
  constructor(
    readonly asked: AskedFigures & {
      readonly figure: FigureCode;
      /** Only those that are left out of the rates, or only the others. */
      readonly excluded?: boolean | undefined;
      /** Only what stands in no frozen figure, or only the rest. */
      readonly guarded?: boolean | undefined;
      /** Only what knows how long it took. */
      readonly timed?: boolean | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

/** Who compares more than a year compares years. */
const MOST_DAYS = 366;

/** @throws DomainError `figures/period` */
function periodOf({ from, to }: AskedFigures, today: Day): Period {
  const usual = monthOf(today);
  const period = { from: from ?? (to === undefined ? usual.from : monthOf(to).from), to: to ?? usual.to };
  if (period.from > period.to || daysIn(period) > MOST_DAYS)
    throw new DomainError('figures/period', { max: MOST_DAYS });
  return period;
}

/** @throws DomainError `figures/period` */
export function periodsOf(asked: AskedFigures, today: Day): Periods {
  const period = periodOf(asked, today);
  return { period, before: periodBefore(period), lastYear: lastYear(period) };
}

/** @throws DomainError `figures/unknown-scope` for what the county has not, nor had */
export function nameOf(
  scope: FigureScope,
  { directory, catalogue }: ReferenceData,
  language: Language,
): string {
  const names = namesFrom(directory, catalogue);
  switch (scope.kind) {
    case 'unit':
      if (directory.ever.unit(scope.id) === undefined) break;
      return names.unit(scope.id)[language];
    case 'service':
      if (catalogue.known(scope.id) === undefined) break;
      return names.service(scope.id)[language];
    case 'county':
    case 'town':
    case 'village':
      if (directory.ever.region(scope.id) === undefined || tierOf(scope.id) !== scope.kind) break;
      return names.region(scope.id)[language];
    default:
      return scope satisfies never;
  }
  throw new DomainError('figures/unknown-scope', { id: scope.id });
}

/** A service whose reporters must be protected, alone or narrowed to. */
export const isSensitive = ({ scope, narrowed }: Asked, { catalogue }: ReferenceData): boolean =>
  [...(scope.kind === 'service' ? [scope.id] : []), ...(narrowed.service ?? [])].some(
    (id: ServiceId) => catalogue.known(id)?.violation === true,
  );

export function askedBy(
  { scope, service, channel, origin, urgency }: AskedFigures,
  actor: Actor,
  data: ReferenceData,
): Asked {
  const { permissions, directory } = data;
  return {
    scope,
    county: directory.county,
    narrowed: { service, channel, origin, urgency },
    visible: visibleFilter(actor, permissions, directory),
  };
}

@QueryHandler(ShowDashboard)
export class ShowDashboardHandler implements IQueryHandler<ShowDashboard> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `figures/period`, `figures/unknown-scope`, `read/not-fresh` */
  async execute({ asked, actor, language }: ShowDashboard): Promise<ShownDashboard> {
    const data = this.reader.ports.inForce();
    const today = dayOf(this.reader.ports.clock.now());
    const name = nameOf(asked.scope, data, language);
    const periods = periodsOf(asked, today);
    const query = askedBy(asked, actor, data);
    const source = await liveFigures(this.readSide);
    const [counted, waiting] = await Promise.all([
      countsOfAll(source, query, periods),
      periods.period.to >= today ? waitingSince(source, query, today) : undefined,
    ]);
    const sensitive = isSensitive(query, data);
    const linkTo = linksOf(query);
    return {
      scope: { ...asked.scope, name },
      ...periods,
      ...dashboardOf({ periods, counted, waiting, today, sensitive, linkTo }),
    };
  }
}

@QueryHandler(ListFigure)
export class ListFigureHandler implements IQueryHandler<ListFigure> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `figures/period`, `figures/unknown-scope`, `figures/withheld`, `request/cursor-invalid` */
  async execute({ asked, actor, language }: ListFigure): Promise<ListPage<CountedItem>> {
    const data = this.reader.ports.inForce();
    const today = dayOf(this.reader.ports.clock.now());
    nameOf(asked.scope, data, language);
    const period = periodOf(asked, today);
    const query = askedBy(asked, actor, data);
    const source = await liveFigures(this.readSide);
    if (isSensitive(query, data)) {
      const aged = definitionOf(asked.figure).counting === 'aged';
      const shown = aged ? 'backlog' : asked.figure;
      const counted = await countsOf(source, query, period);
      const isFew =
        asked.timed === true && timedKinds.some((kind) => isSmall(timesOf(counted, kind).samples));
      if (isFew || withheldOf(numbersOf(counted)).has(shown)) throw new DomainError('figures/withheld', {});
    }
    const { figure, excluded, guarded, timed, cursor, limit } = asked;
    const page = await listOf(source, query, {
      ...{ figure, excluded, guarded, timed, period, today, cursor, limit },
    });
    const shown = await pageOfItems(
      page,
      this.reader.ports,
      { tables: source.lists, actor, language, actionsOn: undefined },
      (item) => item,
    );
    const items = shown.items.map((item, at): CountedItem => {
      const row = page.items[at];
      return {
        ...item,
        counted: withCountyTime({
          as: row?.fact_leaf ?? '',
          at: row?.fact_at ?? '',
          round: row?.fact_round ?? 0,
          unit: (row?.fact_unit ?? undefined) as UnitId | undefined,
          minutes: row?.fact_minutes ?? undefined,
        }),
      };
    });
    return { ...shown, items };
  }
}
