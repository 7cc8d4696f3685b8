import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Documented, InLanguage, Public, ReadsFrom } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import { ReadSide } from '../../runtime/read-side';
import { tags } from '../http/tags';
import { shown } from '../publication/edition';
import { KEPT } from '../publication/kept';
import { BulletinDesk } from './bulletin-desk';
import { bulletinRows } from './bulletins.projection';
import { bulletinIdOf } from './id';
import { publicBulletinShape, publishedBulletins } from './schemas';
import { publicBulletin, type PublishedBulletins } from './views';

const tag = tags.publication;
const MOST = 200;

/** 通报 as everybody reads them, without a token. */
@Public()
@Controller('published/bulletins')
export class PublishedBulletinsController {
  constructor(
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(BulletinDesk) private readonly desk: BulletinDesk,
  ) {}

  @Get()
  @ReadsFrom('bulletins')
  @Documented({
    ...{ tag, answer: publishedBulletins },
    summary: '已发布的通报 the bulletins that are published, the newest first',
  })
  async list(@Res({ passthrough: true }) reply: FastifyReply): Promise<PublishedBulletins> {
    const rows = await bulletinRows(this.readSide, { by: 'published_at', most: MOST });
    void reply.header('cache-control', KEPT);
    return withCountyTime({
      items: rows.map(({ bulletin: id, published_title, published_edition, published_at }) => ({
        ...{ id, title: published_title ?? '', edition: published_edition ?? 1 },
        publishedAt: published_at as Instant,
        link: `/api/v1/published/bulletins/${id}`,
      })),
    });
  }

  @Get(':id')
  @Documented({
    ...{ tag, answer: publicBulletinShape, refuses: ['bulletin/not-found'] },
    summary: '发布的通报 a published bulletin, with what the units that it names answered',
  })
  async show(
    @Param('id') id: string,
    @InLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const bulletin = bulletinIdOf(id);
    const state = await this.desk.find(bulletin);
    const edition = shown(state.editions);
    if (edition === undefined) throw new DomainError('bulletin/not-found');
    void reply.header('cache-control', KEPT);
    return withCountyTime(publicBulletin(bulletin, edition, state, language));
  }
}
