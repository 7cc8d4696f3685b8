import { Inject, Injectable } from '@nestjs/common';
import { ListExports } from '../../access';
import { FRESHNESS, type FreshnessPort } from '../../edge';
import { SYSTEM } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { CorrelationId } from '../../kernel/ids';
import type { Clock } from '../../kernel/ports/clock';
import type { EventReader } from '../../kernel/ports/event-store';
import { CLOCK, EVENT_STORE, SECRETS, SEGMENTER } from '../../kernel/ports/tokens';
import type { Segmenter } from '../../kernel/ports/words';
import { Sealer, WordHashing, type Secrets } from '../../privacy';
import { purposeFrom, type WrittenPurpose } from '../../looking';
import { ReferenceInForce } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { dayOf, isWorkedDay } from '../../sla';
import { RestrictedAmong } from '../identities/restricted';
import { liveFigures, type FigureSource } from '../figures/tables';
import { isCounted } from '../figures/is-counted';
import { runsCounty } from '../months/runs-county';
import { besideOf } from '../read-models/beside';
import { growingWords, type GrowingWord } from './growing-words';
import { reportOf, type Report } from './report';
import { reportedIn, wordedIn } from './source';
import { warningAggregate, warningsFrom, warningStream, type Warning, type Warnings } from './warning';
import { firstDayOf, windowsOf, type ReportKind } from './windows';

export interface OpenedWord extends Omit<GrowingWord, 'word' | 'appeals'> {
  readonly word: string;
}

/** Looks at what a week or a month brought. */
@Injectable()
export class AnalysisDesk {
  private readonly hashing: WordHashing;

  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(SEGMENTER) private readonly segmenter: Segmenter,
    @Inject(ListExports) private readonly exports: ListExports,
    @Inject(EVENT_STORE) private readonly log: Pick<EventReader, 'newest'>,
    @Inject(FRESHNESS) private readonly freshness: FreshnessPort,
    @Inject(RestrictedAmong) private readonly restricted: RestrictedAmong,
    @Inject(SECRETS) { searchWord }: Pick<Secrets, 'searchWord'>,
  ) {
    this.hashing = new WordHashing(searchWord);
  }

  /** @throws DomainError `analysis/no-such-period`, `analysis/not-over`, `month/no-such`, `read/not-fresh` */
  async report(kind: ReportKind, id: string): Promise<Report> {
    const windows = this.windows(kind, id);
    const all = await reportedIn(
      await liveFigures(this.readSide),
      firstDayOf(windows),
      windows.period.to,
      (citizen) => this.hashing.of(citizen, 'person'),
    );
    return reportOf(kind, id, windows, all, this.reference.current().directory.county);
  }

  /** Those that were raised, the first first. */
  async raised(kind: ReportKind, id: string): Promise<Warnings> {
    const { county } = this.reference.current().directory;
    return (await this.executor.load(warningAggregate, warningStream(county, kind, id))).state;
  }

  /** Raises what the report finds now and was not raised before. @throws DomainError `access/forbidden`, and the report's */
  async raise(kind: ReportKind, id: string, from: Envelope): Promise<readonly Warning[]> {
    const county = runsCounty(from.actor, 'raiseWarnings', this.reference.current());
    const warnings = warningsFrom(await this.report(kind, id));
    await this.executor.execute(
      warningAggregate,
      { ...from, ifMatch: undefined, stream: warningStream(county, kind, id) },
      { verb: 'raiseWarnings', data: { kind, period: id, warnings } },
    );
    return (await this.raised(kind, id)).all;
  }

  /**
   * Raises what the report of a period that is over finds, once, by nobody's hand; nothing where nothing was reported.
   * @returns how many warnings there are now; nothing where it was done before
   * @throws DomainError the report's, `read/parked`, and the executor's
   */
  async lookFor(kind: ReportKind, id: string): Promise<number | undefined> {
    if ((await this.raised(kind, id)).lookedAt !== undefined) return undefined;
    await isCounted(this.log, this.freshness);
    const report = await this.report(kind, id);
    if (!report.trends.some(({ observed }) => observed > 0)) return undefined;
    const { county } = this.reference.current().directory;
    const commandId = derivedId('warnings', county, kind, id);
    await this.executor.execute(
      warningAggregate,
      {
        ...{ commandId, correlationId: commandId as string as CorrelationId, actor: SYSTEM },
        stream: warningStream(county, kind, id),
      },
      { verb: 'lookForWarnings', data: { kind, period: id, warnings: warningsFrom(report) } },
    );
    return (await this.raised(kind, id)).all.length;
  }

  /**
   * Words that grow, in clear: read out of appeals that say them, which is on record before the first is opened.
   * @throws DomainError `access/forbidden`, `purpose/*`, and the report's
   */
  async words(
    kind: ReportKind,
    id: string,
    written: WrittenPurpose,
    from: Envelope,
  ): Promise<readonly OpenedWord[]> {
    const { permissions, directory, looking } = this.reference.current();
    runsCounty(from.actor, 'exportList', { permissions, directory });
    const purpose = purposeFrom(written, 'words', looking);
    const windows = this.windows(kind, id);
    const asked = { kind, period: id };
    await this.exports.record({ list: 'words', format: 'json', asked, purpose, from }, permissions);
    const source = await liveFigures(this.readSide);
    const found = growingWords(await wordedIn(source, firstDayOf(windows), windows.period.to), windows);
    const opened = await Promise.all(
      found.map(async ({ word, appeals, ...counted }) => ({
        ...counted,
        word: await this.opened(word, appeals, source),
      })),
    );
    return opened.flatMap(({ word, ...counted }) => (word === undefined ? [] : [{ word, ...counted }]));
  }

  /** Out of the first of them whose words can still be read; none where it is no word of what was said, but a tag. */
  private async opened(
    hash: string,
    appeals: readonly string[],
    { lists }: FigureSource,
  ): Promise<string | undefined> {
    const { said } = await besideOf(lists, appeals);
    const restricted = await this.restricted.of(appeals);
    for (const appeal of appeals) {
      if (restricted.has(appeal)) continue;
      const sealed = said(appeal);
      const text = sealed === undefined ? undefined : await this.sealer.open(sealed);
      if (text === undefined) continue;
      const words = await this.segmenter.indexed(text);
      const found = words.find((word) => this.hashing.of(word, 'text') === hash);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private windows(kind: ReportKind, id: string) {
    const { calendar } = this.reference.current();
    return windowsOf(kind, id, dayOf(this.clock.now()), (day) => isWorkedDay(calendar, day));
  }
}

/** @throws DomainError `analysis/no-such-period` */
export function reportKindOf(kind: string): ReportKind {
  if (kind === 'week' || kind === 'month') return kind;
  throw new DomainError('analysis/no-such-period', { id: kind });
}
