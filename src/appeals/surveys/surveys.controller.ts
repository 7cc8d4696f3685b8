import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { answered, Documented, OnlyFor, OnlyWhom, ReadsFrom, Sender, type RouteDoc } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import { ReadSide } from '../../runtime/read-side';
import { OpenWordsBody } from '../analysis/analysis.dto';
import { tags } from '../http/tags';
import { ReviewBody } from '../rankings/rankings.dto';
import { surveyIdOf } from './id';
import { surveyAnswer, surveyList, surveyResults, surveyView, surveyWords, type SurveyList } from './schemas';
import { ShowSurveys } from './show-surveys';
import { SurveyDesk, type SurveyStands } from './survey-desk';
import { SurveyBody, WithdrawSurveyBody } from './surveys.dto';
import { surveyRows } from './surveys.projection';
import { surveyViewOf } from './views';

const tag = tags.surveys;
/** Each kind of question once, with what belongs to it. */
const bodyExample = {
  title: '六月群众诉求办理情况测评',
  questions: [
    { kind: 'yes-no', text: '您反映的问题是否解决？' },
    { kind: 'stars', text: '您对办理的总体评价' },
    { kind: 'choice', text: '您希望怎样联系？', choices: ['电话', '上门'] },
    { kind: 'text', text: '您还有什么建议？' },
  ],
  ...{ from: '2026-06-01', to: '2026-06-30', size: 200, closesOn: '2026-07-20' },
};
const MOST = 500;
const who = ['The follow-up desk and the supervisors of the county.'];
const readers = ['Of the county.'];
const ofContent = [
  'directory/unknown-unit',
  'appeal/unknown-service',
  'survey/unfit-question',
  'survey/unfit-dates',
  'survey/tells-person',
];

const Act = (path: string, doc: Partial<RouteDoc> & Pick<RouteDoc, 'summary' | 'verb'>): MethodDecorator =>
  applyDecorators(
    Post(`:id/${path}`),
    HttpCode(200),
    Documented({
      ...{ tag, who, command: 'step', answer: surveyAnswer, ...doc },
      refuses: ['survey/not-found', ...(doc.refuses ?? [])],
    }),
  );

const standing = ({ id, state, result }: SurveyStands, location?: string) =>
  answered({ id, state, revision: result.revision }, result, location);

/** 民调测评: what reporters of closed appeals are asked, from draft to results. */
@OnlyFor('dispatcher', 'follow-up', 'supervisor', 'auditor')
@Controller('surveys')
export class SurveysController {
  constructor(
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(SurveyDesk) private readonly desk: SurveyDesk,
    @Inject(ShowSurveys) private readonly shows: ShowSurveys,
  ) {}

  @Get()
  @OnlyWhom(ShowSurveys)
  @ReadsFrom('surveys')
  @Documented({
    ...{ tag, who: readers, answer: surveyList },
    summary: '测评列表 every survey and how far it has come, the last changed first',
  })
  async list(): Promise<SurveyList> {
    const rows = await surveyRows(this.readSide, MOST);
    return withCountyTime({
      items: rows.map(({ survey: id, title, state, changed_at: changedAt, closes_at }) => ({
        ...{ id, title, state, changedAt },
        ...(closes_at === null ? {} : { closesAt: closes_at }),
      })),
    });
  }

  @Get(':id')
  @OnlyWhom(ShowSurveys)
  @Documented({
    ...{ tag, who: readers, answer: surveyView, refuses: ['survey/not-found'] },
    summary: '测评 a survey, and how its sample was drawn',
  })
  async show(@Param('id') id: string) {
    const survey = surveyIdOf(id);
    const view = surveyViewOf(survey, await this.desk.find(survey));
    if (view === undefined) throw new DomainError('survey/not-found');
    return withCountyTime(view);
  }

  @Post()
  @HttpCode(201)
  @Documented({
    ...{ tag, who, status: 201, command: 'new', answer: surveyAnswer, verb: 'draftSurvey', bodyExample },
    summary: '起草测评 draft a survey',
    description:
      'Of appeals that were closed in a period, perhaps of one unit or service. Who is asked, nobody chooses: they are drawn when it is opened.',
    refuses: ofContent,
  })
  async begin(@Sender() from: Envelope, @Body() body: SurveyBody) {
    const stands = await this.desk.begin(body, from);
    return standing(stands, `/api/v1/surveys/${stands.id}`);
  }

  @Act('draft', {
    summary: '修改测评 draft it again',
    verb: 'draftSurvey',
    bodyExample,
    refuses: [...ofContent, 'publication/published'],
  })
  async redraft(@Param('id') id: string, @Sender() from: Envelope, @Body() body: SurveyBody) {
    return standing(await this.desk.draft(surveyIdOf(id), body, from));
  }

  @Act('review', {
    summary: '审核测评 approve the draft, or send it back',
    description: 'By somebody who had no hand in it.',
    verb: 'reviewSurvey',
    refuses: ['publication/no-draft', 'publication/own-work'],
  })
  async review(@Param('id') id: string, @Sender() from: Envelope, @Body() body: ReviewBody) {
    return standing(await this.desk.review(surveyIdOf(id), body, from));
  }

  @Act('open', {
    summary: '发起测评 draw the sample and invite it',
    description:
      'By somebody who did not draft it. Drawn by the id of the review’s event, one appeal of each reporter, out of what was closed after handling; violation reports, what names somebody, and whose reporter would not say at a call are left out, and who is restricted or erased is not invited. From then on it is not changed.',
    verb: 'openSurvey',
    refuses: [
      'publication/not-approved',
      'publication/own-work',
      'survey/too-few',
      'survey/no-text',
      'survey/unfit-dates',
    ],
  })
  async open(@Param('id') id: string, @Sender() from: Envelope) {
    return standing(await this.desk.open(surveyIdOf(id), from));
  }

  @Act('withdraw', {
    summary: '撤回测评 take an open survey back',
    description:
      'By somebody who did not draft it, while it is open. It takes no more answers from then on, and whoever was invited reads the `reason` in `GET /me/surveys`. Answers given stay, as nobody finds one again: the results have them, and say when it was withdrawn. Who is still on the list of invitations is not invited. It is not opened again: draft another.',
    verb: 'withdrawSurvey',
    refuses: [
      'survey/not-open',
      'survey/withdrawn',
      'survey/over',
      'survey/tells-person',
      'publication/own-work',
    ],
  })
  async withdrawSurvey(@Param('id') id: string, @Sender() from: Envelope, @Body() body: WithdrawSurveyBody) {
    return standing(await this.desk.withdraw(surveyIdOf(id), body, from));
  }

  @Get(':id/results')
  @OnlyWhom(ShowSurveys)
  @ReadsFrom('ballots')
  @Documented({
    ...{ tag, who: readers, answer: surveyResults, refuses: ['survey/not-found', 'survey/not-over'] },
    summary: '测评结果 what was answered, as counts alone',
    description:
      'Once it is over. What fewer than five said is withheld, with as much beside it that the rest does not tell it.',
  })
  async results(@Param('id') id: string) {
    return withCountyTime(await this.shows.results(surveyIdOf(id)));
  }

  @Post(':id/words')
  @OnlyWhom(ShowSurveys)
  @HttpCode(200)
  @ReadsFrom('ballots')
  @Documented({
    ...{ tag, who: readers, answer: surveyWords, verb: 'exportList', command: 'aside' },
    refuses: ['purpose/unlisted', 'purpose/reason-needed', 'survey/not-found', 'survey/not-over'],
    summary: '测评意见 what was said in words, without whose it is',
    description:
      'Once it is over, of a question that five answered or more. Who asked, and what for, is on record before.',
  })
  async words(@Param('id') id: string, @Sender() from: Envelope, @Body() purpose: OpenWordsBody) {
    return { questions: await this.shows.words(surveyIdOf(id), purpose, from) };
  }
}
