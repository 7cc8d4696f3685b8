import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { tags } from '../http/tags';
import { FigureParameters, ShownParameters } from './parameters';
import { ListFigure, ShowDashboard } from './queries';
import { dashboard, figureList } from './schemas';
import { scopeOf } from './scope-of';
import { DashboardThen } from './show-then';

const PER_PAGE = 20;
const parameters = { kind: 'town', scope: '610921102' };

/** 统计: how a place, a unit or a service is doing, and the appeals behind every figure. */
@Controller('dashboards')
export class DashboardsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(DashboardThen) private readonly then: DashboardThen,
  ) {}

  @Get(':kind/:scope')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
  @ReadsFrom('figures', 'appeals')
  @Documented({
    tag: tags.views,
    summary: '统计 the figures of a county, town, village, unit or service, with the list behind each',
    description:
      'Of what the caller may see. Each figure stands beside the same of the period before and of last year, and `list` answers just as many rows. What each means: docs/reference/figures.md. With `at`, as it stood at that instant, counted from the log while the caller waits, one question at a time; what has been put right since is as it was, without lists. That an auditor asked is on record first.',
    answer: dashboard,
    parameters,
    refuses: ['figures/unknown-scope', 'figures/period', 'job/busy', 'store/unavailable', 'clock/disputed'],
  })
  show(
    @Param('kind') kind: string,
    @Param('scope') id: string,
    @Query() { at, ...asked }: ShownParameters,
    @Caller() { actor }: Identity,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    if (at !== undefined) return this.then.show({ ...asked, at, scope: scopeOf(kind, id) }, from, language);
    return this.queries.execute(new ShowDashboard({ ...asked, scope: scopeOf(kind, id) }, actor, language));
  }

  @Get(':kind/:scope/appeals')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
  @ReadsFrom('figures', 'appeals')
  @Documented({
    tag: tags.views,
    summary: '统计明细 the appeals that a figure counts, newest first',
    description:
      'One row for each thing that is counted: what was returned twice stands there twice. `counted` says which.',
    answer: figureList,
    parameters,
    refuses: ['figures/unknown-scope', 'figures/period', 'figures/withheld', 'request/cursor-invalid'],
  })
  list(
    @Param('kind') kind: string,
    @Param('scope') id: string,
    @Query() { limit = PER_PAGE, ...asked }: FigureParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return this.queries.execute(
      new ListFigure({ ...asked, limit, scope: scopeOf(kind, id) }, actor, language),
    );
  }
}
