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
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import { ReadSide } from '../../runtime/read-side';
import { tags } from '../http/tags';
import { ReviewBody } from '../rankings/rankings.dto';
import { ShowRanking } from '../rankings/show-ranking';
import { BulletinDesk, type BulletinStands } from './bulletin-desk';
import { BulletinAnswerBody, BulletinBody, BulletinCorrectionBody } from './bulletins.dto';
import { bulletinRows } from './bulletins.projection';
import { bulletinIdOf } from './id';
import { bulletinAnswer, bulletinList, bulletinView } from './schemas';
import { bulletinViewOf, type BulletinList } from './views';

const tag = tags.publication;
const MOST = 500;
const who = ['The dispatchers and supervisors of the county.'];
const ofContent = [
  'directory/unknown-unit',
  'bulletin/tells-person',
  'bulletin/basis-not-published',
  'bulletin/not-in-basis',
];

const Act = (path: string, doc: Partial<RouteDoc> & Pick<RouteDoc, 'summary' | 'verb'>): MethodDecorator =>
  applyDecorators(
    Post(`:id/${path}`),
    HttpCode(200),
    Documented({
      ...{ tag, who, command: 'step', answer: bulletinAnswer, ...doc },
      refuses: ['bulletin/not-found', ...(doc.refuses ?? [])],
    }),
  );

const standing = ({ id, edition, state, result }: BulletinStands, location?: string) =>
  answered({ id, edition, state, revision: result.revision }, result, location);

/** 通报: texts that name or praise units, from draft to publication. */
@OnlyFor('officer', 'dispatcher', 'supervisor', 'auditor')
@Controller('bulletins')
export class BulletinsController {
  constructor(
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(BulletinDesk) private readonly desk: BulletinDesk,
  ) {}

  @Get()
  @OnlyWhom(ShowRanking)
  @ReadsFrom('bulletins')
  @Documented({
    ...{ tag, who: ['Of the county.'], answer: bulletinList },
    summary: '通报列表 every bulletin and how far it has come, the last changed first',
  })
  async list(): Promise<BulletinList> {
    const rows = await bulletinRows(this.readSide, { by: 'changed_at', most: MOST });
    return withCountyTime({
      items: rows.map(({ bulletin, title, edition, state, changed_at, published_edition }) => ({
        ...{ id: bulletin, title, edition, state, changedAt: changed_at as Instant },
        ...(published_edition === null ? {} : { publishedEdition: published_edition }),
      })),
    });
  }

  @Get(':id')
  @OnlyWhom(ShowRanking)
  @Documented({
    ...{ tag, who: ['Of the county.'], answer: bulletinView, refuses: ['bulletin/not-found'] },
    summary: '通报 a bulletin, every edition of it, and what units answered',
  })
  async show(@Param('id') id: string, @InLanguage() language: Language) {
    const bulletin = bulletinIdOf(id);
    const state = await this.desk.find(bulletin);
    if (state.editions.length === 0) throw new DomainError('bulletin/not-found');
    return withCountyTime(bulletinViewOf(bulletin, state, language));
  }

  @Post()
  @HttpCode(201)
  @Documented({
    ...{ tag, who, status: 201, command: 'new', answer: bulletinAnswer, verb: 'draftBulletin' },
    summary: '起草通报 draft a bulletin',
    description:
      'From a published ranking, or from signals. Telephone and ID numbers are refused; nobody’s name belongs in it.',
    refuses: ofContent,
  })
  async begin(@Sender() from: Envelope, @Body() body: BulletinBody) {
    const stands = await this.desk.begin(body, from);
    return standing(stands, `/api/v1/bulletins/${stands.id}`);
  }

  @Act('draft', {
    summary: '修改草稿 draft it again',
    verb: 'draftBulletin',
    refuses: [...ofContent, 'publication/published'],
  })
  async redraft(@Param('id') id: string, @Sender() from: Envelope, @Body() body: BulletinBody) {
    return standing(await this.desk.draft(bulletinIdOf(id), body, from));
  }

  @Act('review', {
    summary: '审核通报 approve the draft, or send it back',
    description: 'By somebody who had no hand in it.',
    verb: 'reviewBulletin',
    refuses: ['publication/no-draft', 'publication/own-work'],
  })
  async review(@Param('id') id: string, @Sender() from: Envelope, @Body() body: ReviewBody) {
    return standing(await this.desk.review(bulletinIdOf(id), body, from));
  }

  @Act('publish', {
    summary: '发布通报 publish what was approved',
    description: 'By somebody who had no hand in it. Everybody reads it from then on, without a token.',
    verb: 'publishBulletin',
    refuses: ['publication/not-approved', 'publication/own-work'],
  })
  async publish(@Param('id') id: string, @Sender() from: Envelope) {
    return standing(await this.desk.publish(bulletinIdOf(id), from));
  }

  @Act('correct', {
    summary: '更正通报 draft the next edition of what is published',
    description: 'Reviewed and published like the first; until then that one stays on show.',
    verb: 'correctBulletin',
    refuses: [...ofContent, 'publication/not-published'],
  })
  async correctEdition(
    @Param('id') id: string,
    @Sender() from: Envelope,
    @Body() { reason, ...written }: BulletinCorrectionBody,
  ) {
    return standing(await this.desk.correct(bulletinIdOf(id), written, reason, from));
  }

  @Act('answer', {
    summary: '回应通报 answer it, as a unit that it names',
    description: 'Published beside it at once.',
    verb: 'answerBulletin',
    who: ['Of a unit that a published edition names or praises.'],
    refuses: ['bulletin/not-named', 'bulletin/tells-person'],
  })
  async answer(@Param('id') id: string, @Sender() from: Envelope, @Body() { text }: BulletinAnswerBody) {
    return standing(await this.desk.answer(bulletinIdOf(id), text, from));
  }
}
