import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import {
  Answer,
  Caller,
  Documented,
  InLanguage,
  InvalidRequest,
  OnlyFor,
  ReadsFrom,
  SecretAllowed,
  Sender,
  StepUp,
} from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import type { Identity } from '../../identity';
import type { AppealId, DeadlineId } from '../../kernel/ids';
import * as queries from '../application/queries/appeal-queries';
import type { Read } from '../application/queries/appeal-reader';
import { ListAppeals } from '../application/queries/list-queries';
import { RevealIdentity } from '../application/reveal-identity';
import {
  HistoryParameters,
  ListParameters,
  MOST_OF_TIMELINE,
  RevealBody,
  ShowParameters,
  TimelineParameters,
  USUAL_HISTORY,
} from './dto/queries.dto';
import { appealDetail, appealList, publicView, revealedIdentity } from './schemas/answers';
import * as records from './schemas/records';
import { Appeal } from './step';
import { tags } from './tags';

const PER_PAGE = 20;
const tag = tags.views;

/** With the stream's revision as ETag: what is shown is what a following `If-Match` stands on. */
const standing = <View>({ view, revision, position }: Read<View>): Answer<View> =>
  new Answer(view, { revision, position });

/** Appeals as each role may see them. All but the list are read from the stream itself and are never behind. */
@Controller('appeals')
export class ViewsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  @Get()
  @ReadsFrom('appeals')
  @Documented({
    tag,
    summary: '诉求列表 list appeals, newest first',
    description:
      'What the caller may see, and no more: filters reach nothing else. A row holds what a list screen shows.',
    answer: appealList,
    refuses: ['request/cursor-invalid', 'search/nothing-asked'],
  })
  list(@Query() query: ListParameters, @Caller() { actor }: Identity, @InLanguage() language: Language) {
    const { limit = PER_PAGE, ...filters } = query;
    if (filters.q !== undefined && filters.sort !== undefined)
      throw new InvalidRequest([
        {
          pointer: '/sort',
          code: 'field/invalid',
          details: { reason: { zh: '填了 q 时按匹配程度排序', en: 'beside q, the best match comes first' } },
        },
      ]);
    return this.queries.execute(new ListAppeals({ ...filters, limit }, actor, language));
  }

  @Get(':id')
  @SecretAllowed()
  @Documented({
    tag,
    summary: '诉求详情 show an appeal',
    description:
      'One appeal as the caller may see it, with what they may do now in `actions`, and on `explain=true` what not, and why not, in `refused`. A 404 where they may not see it.',
    answer: appealDetail,
  })
  async show(
    @Appeal() id: AppealId,
    @Query() { explain }: ShowParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return standing(await this.queries.execute(new queries.ShowAppeal(id, actor, language, explain)));
  }

  @Get(':id/timeline')
  @SecretAllowed()
  @Documented({
    tag,
    summary: '办理过程 timeline, one sentence per event, oldest first',
    description: 'What happened, as far as the caller may know it, with its text.',
    answer: records.timeline,
    refuses: ['request/cursor-invalid'],
  })
  async timeline(
    @Appeal() id: AppealId,
    @Query() { limit = MOST_OF_TIMELINE, cursor }: TimelineParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    const page = { limit, cursor };
    return standing(await this.queries.execute(new queries.ShowTimeline(id, actor, language, page)));
  }

  @Get(':id/deadlines')
  @SecretAllowed()
  @Documented({
    tag,
    summary: '时限说明 deadlines, and where their time went',
    description:
      'Each deadline with every interval that it ran or was paused, and the event that opened and closed it.',
    answer: records.deadlines,
  })
  async deadlines(@Appeal() id: AppealId, @Caller() { actor }: Identity, @InLanguage() language: Language) {
    return standing(await this.queries.execute(new queries.ShowDeadlines(id, actor, language)));
  }

  @Get(':id/deadlines/:deadline/explain')
  @SecretAllowed()
  @Documented({
    tag,
    summary: '时限计算说明 explain one deadline, as data and in sentences',
    answer: records.explainedDeadline,
    parameters: { deadline: '1/respond/-/1' },
    refuses: ['sla/no-deadline'],
  })
  async explain(
    @Appeal() id: AppealId,
    @Param('deadline') deadline: DeadlineId,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    return standing(await this.queries.execute(new queries.ExplainDeadline(id, actor, language, deadline)));
  }

  @Get(':id/custody')
  @OnlyFor('grid-worker', 'officer', 'dispatcher', 'supervisor', 'auditor')
  @Documented({
    tag,
    summary: '承办台账 custody: who had it, and for how long',
    description: 'Who had it in which round, how long, and what was missed meanwhile.',
    answer: records.custody,
  })
  async custody(@Appeal() id: AppealId, @Caller() { actor }: Identity, @InLanguage() language: Language) {
    return standing(await this.queries.execute(new queries.ShowCustody(id, actor, language)));
  }

  @Get(':id/history')
  @OnlyFor('auditor')
  @Documented({
    tag,
    summary: '原始记录 history as stored, with its proof',
    description:
      'Every event byte for byte as it is stored, with what the check of its chain found. Each page is checked from where the page before it ended: who reads to the end has the verdict on all.',
    answer: records.history,
    refuses: ['request/cursor-invalid'],
  })
  async history(
    @Appeal() id: AppealId,
    @Query() { limit = USUAL_HISTORY, cursor }: HistoryParameters,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
  ) {
    const page = { limit, cursor };
    return standing(await this.queries.execute(new queries.ShowHistory(id, actor, language, page)));
  }

  @Get(':id/public')
  @OnlyFor('citizen')
  @Documented({
    tag,
    summary: '公开信息 public view, for endorsing',
    description: 'What other citizens may know of it. A violation report has no public view.',
    answer: publicView,
  })
  async publicView(@Appeal() id: AppealId, @Caller() { actor }: Identity, @InLanguage() language: Language) {
    return standing(await this.queries.execute(new queries.ShowPublicView(id, actor, language)));
  }

  @Post(':id/identity/reveal')
  @HttpCode(200)
  @StepUp()
  @Documented({
    tag,
    summary: '查看身份 reveal who reported it; recorded before it answers',
    verb: 'revealIdentity',
    description:
      'Name, telephone and address unmasked. Who read it and why is on record first, and shows to whom it was of in `GET /me/looks`.',
    command: 'aside',
    answer: revealedIdentity,
    refuses: [
      'reveal/refused',
      'reveal/nobody',
      'reveal/erased',
      'identity/restricted',
      'purpose/unlisted',
      'purpose/reason-needed',
    ],
  })
  reveal(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() purpose: RevealBody) {
    return this.commands.execute(new RevealIdentity(id, purpose, from));
  }
}
