import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Documented, InLanguage, Public, ReadsFrom } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import type { Instant } from '../../kernel/time';
import type { Language } from '../../kernel/language';
import { ReadSide } from '../../runtime/read-side';
import { tags } from '../http/tags';
import { KEPT } from '../publication/kept';
import { rankingRows } from './rankings.projection';
import { publicList, publicRanking } from './schemas';
import { ShowRanking } from './show-ranking';
import { tableOf } from './table';
import type { PublicList } from './views';

const tag = tags.publication;
const parameters = { month: '2026-06', group: 'towns' };
const MOST = 360;

/** 公示: what the county publishes of how its units do. Everybody reads it, without a token. */
@Public()
@Controller('published/rankings')
export class PublishedRankingsController {
  constructor(
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(ShowRanking) private readonly rankings: ShowRanking,
  ) {}

  @Get()
  @ReadsFrom('rankings')
  @Documented({
    tag,
    summary: '已公布的排名 the rankings that are published, the newest month first',
    description: 'May be kept for a minute by whoever passes it on.',
    answer: publicList,
  })
  async list(@Res({ passthrough: true }) reply: FastifyReply): Promise<PublicList> {
    const rows = await rankingRows(this.readSide, MOST);
    void reply.header('cache-control', KEPT);
    return withCountyTime({
      items: rows.flatMap(({ month, group_id: group, published_edition, published_at }) =>
        published_edition === null || published_at === null
          ? []
          : [
              {
                ...{ month, group, edition: published_edition, publishedAt: published_at as Instant },
                link: `/api/v1/published/rankings/${month}/${group}`,
              },
            ],
      ),
    });
  }

  @Get(':month/:group')
  @Documented({
    ...{ tag, parameters, answer: publicRanking, refuses: ['month/no-such', 'ranking/not-found'] },
    summary: '公布的排名 a published ranking, with its formula and what went into each score',
    description:
      'The edition on show, and why earlier ones were corrected. Violation reports, and what names somebody, are in none of its figures; of who is not ranked no count is told.',
  })
  async show(
    @Param('month') month: string,
    @Param('group') group: string,
    @InLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const shown = withCountyTime(await this.rankings.published(month, group, language));
    void reply.header('cache-control', KEPT);
    return shown;
  }

  @Get(':month/:group/table')
  @Documented({
    ...{ tag, parameters, answer: { mediaTypes: ['text/csv'] }, unchanged: true },
    summary: '公布的排名（CSV） the same as a sheet',
    description: 'What a spreadsheet would take for a formula begins with an apostrophe.',
    refuses: ['month/no-such', 'ranking/not-found'],
  })
  async table(
    @Param('month') month: string,
    @Param('group') group: string,
    @InLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const text = tableOf(await this.rankings.published(month, group, language), language);
    void reply.headers({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="ranking.csv"',
      'cache-control': KEPT,
    });
    return text;
  }
}
