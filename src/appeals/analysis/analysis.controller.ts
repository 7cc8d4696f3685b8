import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Documented, InLanguage, OnlyFor, OnlyWhom, ReadsFrom, Sender } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import { ReferenceInForce } from '../../reference';
import { tags } from '../http/tags';
import { ShowRanking } from '../rankings/show-ranking';
import { namesFrom } from '../views/names';
import { OpenWordsBody } from './analysis.dto';
import { AnalysisDesk, reportKindOf } from './analysis-desk';
import { markdownOf } from './markdown';
import type { Report } from './report';
import { reportView, warningsAnswer, wordsAnswer, type ReportView } from './schemas';

const tag = tags.views;
const parameters = { kind: 'week', period: '2026-W27' };
const refuses = ['analysis/no-such-period', 'analysis/not-over', 'month/no-such'];
const who = ['Of the county.'];
const DESCRIPTION =
  '`kind` is `week` (`2026-W27`, ISO) or `month` (`2026-06`), and over. Compared with the same weekdays before, by an exact Poisson test that is corrected for how much was compared. Violation reports, and what names somebody, are not in it.';

/** 研判: what a week or a month brought, and what of it chance does not explain. */
@OnlyFor('dispatcher', 'supervisor', 'auditor')
@OnlyWhom(ShowRanking)
@Controller('analysis/:kind/:period')
export class AnalysisController {
  constructor(
    @Inject(AnalysisDesk) private readonly desk: AnalysisDesk,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  @Get()
  @ReadsFrom('figures', 'appeals')
  @Documented({
    ...{ tag, parameters, refuses, who, answer: reportView },
    summary: '研判报告 a week or a month: trends, hotspots, who and what comes again',
    description: DESCRIPTION,
  })
  async show(
    @Param('kind') kind: string,
    @Param('period') period: string,
    @InLanguage() language: Language,
  ): Promise<ReportView> {
    const report = await this.desk.report(reportKindOf(kind), period);
    const { all: warnings, lookedAt } = await this.desk.raised(report.kind, period);
    return { ...withCountyTime({ ...report, warnings, lookedAt }), names: this.namesIn(report, language) };
  }

  @Get('markdown')
  @ReadsFrom('figures', 'appeals')
  @Documented({
    ...{ tag, parameters, refuses, who, answer: { mediaTypes: ['text/markdown'] }, unchanged: true },
    summary: '研判报告（文本） the same as a text to pass on',
    description: DESCRIPTION,
  })
  async markdown(
    @Param('kind') kind: string,
    @Param('period') period: string,
    @InLanguage() language: Language,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const report = await this.desk.report(reportKindOf(kind), period);
    const { directory, catalogue } = this.reference.current();
    void reply.header('content-type', 'text/markdown; charset=utf-8');
    return markdownOf(report, namesFrom(directory, catalogue), language);
  }

  @Post('warnings')
  @HttpCode(200)
  @ReadsFrom('figures', 'appeals')
  @Documented({
    ...{ tag, parameters, refuses, answer: warningsAnswer, verb: 'raiseWarnings', command: 'aside' },
    who: ['The dispatchers and supervisors of the county.'],
    summary: '发出预警 raise what the report finds, with its evidence',
    description:
      'Surges, hotspots and matters that come again, each once for a period: asked again, it raises what was found since. On record with the counts and chances that it was raised on.',
  })
  async raise(@Param('kind') kind: string, @Param('period') period: string, @Sender() from: Envelope) {
    return { warnings: await this.desk.raise(reportKindOf(kind), period, from) };
  }

  @Post('words')
  @HttpCode(200)
  @ReadsFrom('figures', 'appeals', 'search')
  @Documented({
    ...{ tag, parameters, answer: wordsAnswer, verb: 'exportList', command: 'aside' },
    refuses: [...refuses, 'purpose/unlisted', 'purpose/reason-needed'],
    who,
    summary: '上升的热词 words that come more often than before, in clear',
    description:
      'Of words in at least five appeals of the period, those that chance does not explain. Found by their hashes, and read out of appeals that say them; who asked, and what for, is on record before.',
  })
  async words(
    @Param('kind') kind: string,
    @Param('period') period: string,
    @Sender() from: Envelope,
    @Body() purpose: OpenWordsBody,
  ) {
    return { words: await this.desk.words(reportKindOf(kind), period, purpose, from) };
  }

  private namesIn(report: Report, language: Language): Readonly<Record<string, string>> {
    const { directory, catalogue } = this.reference.current();
    const names = namesFrom(directory, catalogue);
    const services = [
      ...report.trends.flatMap(({ of, id }) => (of === 'service' ? [id as ServiceId] : [])),
      ...[...report.hotspots, ...report.repeatMatters].map(({ service }) => service),
      ...report.repeatReporters.flatMap((each) => each.services),
    ];
    const regions = [
      ...report.trends.flatMap(({ of, id }) => (of === 'service' ? [] : [id as RegionCode])),
      ...report.hotspots.map(({ place }) => place),
      ...report.repeatMatters.map(({ village }) => village),
    ];
    return Object.fromEntries([
      ...services.map((id) => [id, names.service(id)[language]] as const),
      ...regions.map((code) => [code, names.region(code)[language]] as const),
    ]);
  }
}
