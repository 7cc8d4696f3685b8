import { applyDecorators, Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import {
  answered,
  Documented,
  InLanguage,
  OnlyFor,
  OnlyWhom,
  ReadsFrom,
  Sender,
  type RouteDoc,
} from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { Instant } from '../../kernel/time';
import type { Language } from '../../kernel/language';
import { ReadSide } from '../../runtime/read-side';
import { tags } from '../http/tags';
import type { RankingStands } from './ranking-desk';
import { RankingDesk } from './ranking-desk';
import { CorrectionBody, ReviewBody } from './rankings.dto';
import { rankingRows } from './rankings.projection';
import { rankingAnswer, rankingList, rankingView } from './schemas';
import type { RankingList } from './views';
import { ShowRanking } from './show-ranking';

const tag = tags.publication;
const parameters = { month: '2026-06', group: 'towns' };
/** Ten years of three groups. */
const MOST = 360;
const who = ['The dispatchers and supervisors of the county.'];

const Act = (
  path: string,
  doc: Pick<RouteDoc, 'summary' | 'description' | 'verb' | 'refuses'>,
): MethodDecorator =>
  applyDecorators(
    Post(`:month/:group/${path}`),
    HttpCode(200),
    Documented({
      ...{ tag, parameters, who, command: 'step', answer: rankingAnswer, ...doc },
      refuses: ['month/no-such', 'ranking/no-group', ...(doc.refuses ?? [])],
    }),
  );

const standing = (month: string, group: string, { edition, state, result }: RankingStands) =>
  answered({ month, group, edition, state, revision: result.revision }, result);

/** 排名: units of a group by a frozen month's figures, from draft to publication. */
@OnlyFor('dispatcher', 'supervisor', 'auditor')
@Controller('rankings')
export class RankingsController {
  constructor(
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(RankingDesk) private readonly desk: RankingDesk,
    @Inject(ShowRanking) private readonly rankings: ShowRanking,
  ) {}

  @Get()
  @OnlyWhom(ShowRanking)
  @ReadsFrom('rankings')
  @Documented({
    tag,
    who: ['Of the county.'],
    summary: '排名列表 every ranking and how far it has come, the newest month first',
    answer: rankingList,
  })
  async list(): Promise<RankingList> {
    const rows = await rankingRows(this.readSide, MOST);
    return withCountyTime({
      items: rows.map(({ month, group_id, edition, state, changed_at, published_edition }) => ({
        ...{ month, group: group_id, edition, state, changedAt: changed_at as Instant },
        ...(published_edition === null ? {} : { publishedEdition: published_edition }),
      })),
    });
  }

  @Get(':month/:group')
  @OnlyWhom(ShowRanking)
  @Documented({
    ...{ tag, parameters, who: ['Of the county.'] },
    summary: '排名及其依据 a ranking, every edition of it, and why each stands where it stands',
    description:
      'Each score with its inputs, weights and formula, and the lists that were counted; these show today’s appeals, so that what was corrected since differs. `isReproduced` says that inputs, points, scores and ranks, made again from the frozen month and the formula, come out the same.',
    answer: rankingView,
    refuses: ['month/no-such', 'ranking/not-found'],
  })
  async show(@Param('month') month: string, @Param('group') group: string, @InLanguage() language: Language) {
    return withCountyTime(await this.rankings.explained(month, group, language));
  }

  @Act('draft', {
    summary: '起草排名 rank the group by the frozen month',
    description:
      'By the formula in force. Drafted again, it replaces the draft. Nothing is published yet. Who has too few samples of a measure is not ranked.',
    verb: 'draftRanking',
    refuses: ['ranking/month-not-frozen', 'publication/published'],
  })
  async draft(@Param('month') month: string, @Param('group') group: string, @Sender() from: Envelope) {
    return standing(month, group, await this.desk.draft(month, group, from));
  }

  @Act('review', {
    summary: '审核排名 approve the draft, or send it back',
    description: 'By somebody who did not draft it.',
    verb: 'reviewRanking',
    refuses: ['publication/no-draft', 'publication/own-work'],
  })
  async review(
    @Param('month') month: string,
    @Param('group') group: string,
    @Sender() from: Envelope,
    @Body() body: ReviewBody,
  ) {
    return standing(month, group, await this.desk.review(month, group, body, from));
  }

  @Act('publish', {
    summary: '公布排名 publish what was approved',
    description: 'By somebody who did not draft it. Everybody reads it from then on, without a token.',
    verb: 'publishRanking',
    refuses: ['publication/not-approved', 'publication/own-work'],
  })
  async publish(@Param('month') month: string, @Param('group') group: string, @Sender() from: Envelope) {
    return standing(month, group, await this.desk.publish(month, group, from));
  }

  @Act('correct', {
    summary: '更正排名 draft the next edition of what is published',
    description:
      'By the figures as they stand now and the formula in force. It is reviewed and published like the first; until then that one stays on show, and afterwards it stays readable beside the reason.',
    verb: 'correctRanking',
    refuses: ['ranking/month-not-frozen', 'publication/not-published', 'read/not-fresh', 'read/parked'],
  })
  async correctEdition(
    @Param('month') month: string,
    @Param('group') group: string,
    @Sender() from: Envelope,
    @Body() { reason }: CorrectionBody,
  ) {
    return standing(month, group, await this.desk.correct(month, group, reason, from));
  }
}
