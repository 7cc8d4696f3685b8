import { Inject, Injectable } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { visibleFilter } from '../../access';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import { appealStream, type AppealId, type AppealNumber, type CorrelationId } from '../../kernel/ids';
import { SECRETS } from '../../kernel/ports/tokens';
import type { Instant } from '../../kernel/time';
import type { Secrets } from '../../privacy';
import { derivedId } from '../../runtime/command-ids';
import { ReadSide } from '../../runtime/read-side';
import { uuidOf } from '../../runtime/uuid';
import { appealAggregate } from '../application/aggregate';
import { APPEAL_PORTS, type AppealPorts } from '../application/ports';
import { inboxTables } from '../application/queries/inbox';
import { shown } from '../publication/edition';
import { inboxOf, type InboxItemRow } from '../read-models/inbox/query';
import { ballotAggregate, ballotStream, RESPONDENT, type BallotCommand } from './ballot';
import type { SurveyErrorCode } from './messages';
import { answersTo, type Question, type Said } from './questions';
import { surveyAggregate, surveyStream, type SurveyId } from './survey';

/** A survey that somebody was invited to, as they answer it. */
export interface MySurvey {
  readonly survey: SurveyId;
  readonly title: string;
  /** Which of their matters it is about. */
  readonly appeal: AppealId;
  readonly number: AppealNumber;
  readonly closesAt: Instant;
  readonly isOver: boolean;
  /** Taken back before its last day, and why. */
  readonly withdrawn?: { readonly at: Instant; readonly reason: string } | undefined;
  readonly answered: boolean;
  readonly questions: readonly Question[];
}

const MOST = 50;
const refuse = (code: SurveyErrorCode) => new DomainError(code);

/**
 * Where reporters answer. Who was invited is asked of the inbox, by whose rules notices are shown; what is answered is kept
 * under a name that only the county's secret leads to, and on record as nobody's.
 */
@Injectable()
export class AnsweringDesk {
  constructor(
    @Inject(APPEAL_PORTS) private readonly ports: AppealPorts,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(SECRETS) private readonly secrets: Pick<Secrets, 'ballot'>,
  ) {}

  /** The last invited first. */
  async mine(actor: Actor): Promise<readonly MySurvey[]> {
    const invitations = await this.invitationsOf(actor, 'any');
    const all = await Promise.all(invitations.map((row) => this.surveyOf(row)));
    return all.filter((each) => each !== undefined);
  }

  /**
   * Once and for all: nobody finds a ballot again to change it.
   * @throws DomainError `access/forbidden`, `survey/not-found`, `survey/over`, `survey/withdrawn`,
   * `survey/unfit-answer`, `survey/answered-already`
   */
  async answer(survey: SurveyId, said: readonly Said[], from: Envelope): Promise<void> {
    const { actor } = from;
    if (!this.ports.inForce().permissions.may(actor.role, 'answerSurvey'))
      throw new DomainError('access/forbidden');
    const invitations = await this.invitationsOf(actor, survey);
    const [first] = invitations;
    const { state } = await this.ports.executor.load(surveyAggregate, surveyStream(survey));
    const content = shown(state.editions)?.content;
    if (first === undefined || content === undefined || state.opened === undefined)
      throw refuse('survey/not-found');
    const { marks, words } = answersTo(content.questions, said);
    const { closesAt } = state.opened;
    const appeal = first.appeal as AppealId;
    // Somebody who is known by an account and by a number may have been drawn twice: they answer once.
    for (const other of invitations.slice(1))
      if (await this.isCast(survey, other.appeal as AppealId)) throw refuse('survey/answered-already');
    const { state: matter } = await this.ports.executor.load(appealAggregate, appealStream(appeal));
    if (matter.status === 'none') throw refuse('survey/not-found');
    const stream = this.ballotOf(survey, appeal);
    // A caller's own correlation id may stand on other acts of theirs as well.
    const correlationId = derivedId('ballot', stream) as string as CorrelationId;
    await this.ports.executor.execute(
      ballotAggregate,
      { ...from, correlationId, ifMatch: undefined, stream },
      async (_, now): Promise<BallotCommand> => {
        // Asked here, so that whoever sends their answer again hears that it was taken.
        if (state.withdrawn !== undefined) throw refuse('survey/withdrawn');
        if (now > closesAt) throw refuse('survey/over');
        const sealed = await Promise.all(
          words.map(async ({ question, text }) => ({
            question,
            text: await this.ports.sealer.sealUnder(matter.key, text),
          })),
        );
        return { verb: 'answerSurvey', data: { survey, marks, words: sealed } };
      },
      { as: () => RESPONDENT },
    );
  }

  private async surveyOf({ survey, appeal, number }: InboxItemRow): Promise<MySurvey | undefined> {
    const id = survey as SurveyId;
    const { state } = await this.ports.executor.load(surveyAggregate, surveyStream(id));
    const content = shown(state.editions)?.content;
    if (content === undefined || state.opened === undefined) return undefined;
    const { closesAt } = state.opened;
    const { withdrawn } = state;
    return {
      ...{ survey: id, title: content.title, appeal: appeal as AppealId, number: number as AppealNumber },
      ...{ closesAt, isOver: withdrawn !== undefined || this.ports.clock.now() > closesAt },
      ...(withdrawn && { withdrawn: { at: withdrawn.at, reason: withdrawn.reason } }),
      answered: await this.isCast(id, appeal as AppealId),
      questions: content.questions,
    };
  }

  private async isCast(survey: SurveyId, appeal: AppealId): Promise<boolean> {
    const { state } = await this.ports.executor.load(ballotAggregate, this.ballotOf(survey, appeal));
    return state === 'cast';
  }

  private async invitationsOf(actor: Actor, invitations: SurveyId | 'any'): Promise<readonly InboxItemRow[]> {
    const { permissions, directory } = this.ports.inForce();
    const tables = await inboxTables(this.ports, this.readSide);
    const query = { unread: false, invitations, limit: MOST };
    return (await inboxOf(tables, actor, visibleFilter(actor, permissions, directory), query)).items;
  }

  /** Neither the survey nor the appeal can be read out of it. */
  private ballotOf(survey: SurveyId, appeal: AppealId) {
    return ballotStream(
      uuidOf(createHmac('sha256', this.secrets.ballot).update(`${survey} ${appeal}`).digest('hex')),
    );
  }
}
