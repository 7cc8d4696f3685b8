import { Inject, Injectable } from '@nestjs/common';
import { governedBy, ListExports } from '../../access';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK } from '../../kernel/ports/tokens';
import type { Instant } from '../../kernel/time';
import { purposeFrom, type WrittenPurpose } from '../../looking';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { ReadSide } from '../../runtime/read-side';
import { isSmall } from '../figures/withheld';
import { countedOf, wordsOf } from './ballots.projection';
import type { SurveyErrorCode } from './messages';
import { resultsOf, type Results } from './results';
import type { SurveyContent, SurveyId, SurveyState } from './survey';
import { SurveyDesk } from './survey-desk';

export interface SurveyWords {
  readonly question: string;
  readonly text: string;
  /** In no order that tells who said it; absent where fewer than five said anything. */
  readonly said?: readonly string[] | undefined;
}

/** What came of a survey, to the county: sums, and words without whose they are. Never before it is over. */
@Injectable()
export class ShowSurveys {
  constructor(
    @Inject(SurveyDesk) private readonly desk: SurveyDesk,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ListExports) private readonly exports: ListExports,
  ) {}

  /** @throws DomainError `access/forbidden` */
  mayRead(actor: Actor): void {
    const { directory } = this.reference.current();
    if ((governedBy(actor, directory) ?? actor.region) !== directory.county)
      throw new DomainError('access/forbidden');
  }

  /** @throws DomainError `survey/not-found`, `survey/not-over` */
  async results(id: SurveyId): Promise<Results> {
    const { state, content } = await this.over(id);
    const results = resultsOf(content.questions, state.invited, await countedOf(this.readSide, id));
    const { withdrawn } = state;
    return withdrawn === undefined ? results : { ...results, withdrawnAt: withdrawn.at };
  }

  /**
   * In clear, once it is on record who reads them and what for; what was erased since is not among them.
   * @throws DomainError `access/forbidden`, `purpose/*`, `survey/not-found`, `survey/not-over`
   */
  async words(id: SurveyId, written: WrittenPurpose, from: Envelope): Promise<readonly SurveyWords[]> {
    const { content } = await this.over(id);
    const { permissions, looking } = this.reference.current();
    const purpose = purposeFrom(written, 'words', looking);
    await this.exports.record(
      { list: 'survey-words', format: 'json', asked: { survey: id }, purpose, from },
      permissions,
    );
    const all = await wordsOf(this.readSide, id);
    const questions = content.questions.filter(({ kind }) => kind === 'text');
    return Promise.all(
      questions.map(async ({ id: question, text }): Promise<SurveyWords> => {
        const of = all.filter((each) => each.question === question);
        const opened = await Promise.all(of.map((each) => this.sealer.open(each.text)));
        const said = opened.filter((each) => each !== undefined);
        return isSmall(said.length) ? { question, text } : { question, text, said };
      }),
    );
  }

  /** @throws DomainError `survey/not-found`, `survey/not-over` */
  private async over(
    id: SurveyId,
  ): Promise<{ readonly state: SurveyState; readonly content: SurveyContent }> {
    const state = await this.desk.find(id);
    const content = state.editions.at(-1)?.content;
    const refused: SurveyErrorCode = 'survey/not-over';
    const isOver = (closesAt: Instant) => state.withdrawn !== undefined || this.clock.now() > closesAt;
    if (content === undefined || state.opened === undefined || !isOver(state.opened.closesAt))
      throw new DomainError(refused);
    return { state, content };
  }
}
