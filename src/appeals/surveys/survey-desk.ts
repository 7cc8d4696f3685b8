import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { ServiceId, UnitId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK } from '../../kernel/ports/tokens';
import { parseInstant, type Day, type Instant } from '../../kernel/time';
import { ReferenceInForce } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { dayOf } from '../../sla';
import { liveFigures } from '../figures/tables';
import { followUpsProjection, unwillingTable } from '../follow-ups/project';
import { runsCounty } from '../months/runs-county';
import type { SurveyErrorCode } from './messages';
import { populationOf } from './population';
import { questionsOf, type WrittenQuestion } from './questions';
import { digestOf, drawn, type Seed } from './sample';
import {
  mayOpen,
  standingOf,
  surveyAggregate,
  surveyStream,
  type Opening,
  type SurveyCommand,
  type SurveyContent,
  type SurveyId,
  type SurveyStanding,
  type SurveyState,
} from './survey';

/** As it is written. */
export interface WrittenSurvey {
  readonly title: string;
  readonly questions: readonly WrittenQuestion[];
  readonly from: Day;
  readonly to: Day;
  readonly unit?: UnitId | undefined;
  readonly service?: ServiceId | undefined;
  readonly size: number;
  readonly closesOn: Day;
}
export interface SurveyStands {
  readonly id: SurveyId;
  readonly state: SurveyStanding;
  readonly result: CommandResult;
}

const refuse = (code: SurveyErrorCode) => new DomainError(code);

/** Brings surveys to those who are asked: drafted by one, reviewed and opened by others, the sample drawn by nobody. */
@Injectable()
export class SurveyDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * A new one.
   * @throws DomainError `access/forbidden`, `directory/unknown-unit`, `appeal/unknown-service`, `survey/unfit-question`,
   * `survey/unfit-dates`, `survey/tells-person`, `publication/published`
   */
  begin(written: WrittenSurvey, from: Envelope): Promise<SurveyStands> {
    const id = derivedId('survey', from.commandId) as string as SurveyId;
    return this.draft(id, written, { ...from, ifMatch: undefined }, true);
  }

  draft(id: SurveyId, written: WrittenSurvey, from: Envelope, isNew = false): Promise<SurveyStands> {
    const build = (): SurveyCommand => ({ verb: 'draftSurvey', data: { content: this.contentOf(written) } });
    return this.send(id, from, 'draftSurvey', build, isNew);
  }

  /** @throws DomainError `access/forbidden`, `survey/not-found`, `publication/no-draft`, `publication/own-work` */
  review(
    id: SurveyId,
    { approved, note }: { readonly approved: boolean; readonly note?: string | undefined },
    from: Envelope,
  ): Promise<SurveyStands> {
    return this.send(id, from, 'reviewSurvey', () => ({ verb: 'reviewSurvey', data: { approved, note } }));
  }

  /**
   * Draws the sample, and has it invited.
   * @throws DomainError `access/forbidden`, `survey/not-found`, `survey/no-text`, `survey/unfit-dates`, `survey/too-few`,
   * `publication/not-approved`, `publication/own-work`, `read/not-fresh`
   */
  open(id: SurveyId, from: Envelope): Promise<SurveyStands> {
    return this.send(id, from, 'openSurvey', async (state) => {
      const { content } = mayOpen(state, from.actor.id, dayOf(this.clock.now()));
      if (
        !this.reference
          .current()
          .notices.of('surveyed', 'routine')
          .some(({ to }) => to === 'reporter')
      )
        throw refuse('survey/no-text');
      return { verb: 'openSurvey', data: await this.openingOf(id, content) };
    });
  }

  /**
   * Takes it back while it is open: no more answers, and whoever was invited reads why. Those given stay.
   * @throws DomainError `access/forbidden`, `survey/not-found`, `survey/not-open`, `survey/withdrawn`, `survey/over`,
   * `survey/tells-person`, `publication/own-work`
   */
  withdraw(id: SurveyId, { reason }: { readonly reason: string }, from: Envelope): Promise<SurveyStands> {
    return this.send(id, from, 'withdrawSurvey', () => ({ verb: 'withdrawSurvey', data: { reason } }));
  }

  async find(id: SurveyId): Promise<SurveyState> {
    const { state } = await this.executor.load(surveyAggregate, surveyStream(id));
    if (state.editions.length === 0) throw refuse('survey/not-found');
    return state;
  }

  /** Drawn with the review, which is written before anybody knows what it draws, and by somebody else than who drafts. */
  private async openingOf(id: SurveyId, { scope, size, closesOn }: SurveyContent): Promise<Opening> {
    const { events } = await this.executor.load(surveyAggregate, surveyStream(id));
    const seed = events.findLast(({ event }) => event.type === 'SurveyReviewed')?.id as Seed;
    const { [unwillingTable.name]: table = '' } = await this.readSide.activeTables(followUpsProjection.name);
    const { candidates, unwilling } = await populationOf(await liveFigures(this.readSide), table, scope);
    return {
      ...{ closesAt: endOf(closesOn), seed, unwilling },
      ...{ population: candidates.length, digest: digestOf(candidates) },
      appeals: drawn(seed, candidates, size),
    };
  }

  private async send(
    id: SurveyId,
    from: Envelope,
    verb: SurveyCommand['verb'],
    build: (state: SurveyState) => SurveyCommand | Promise<SurveyCommand>,
    isNew = false,
  ): Promise<SurveyStands> {
    runsCounty(from.actor, verb, this.reference.current());
    if (!isNew) await this.find(id);
    const result = await this.executor.execute(surveyAggregate, { ...from, stream: surveyStream(id) }, build);
    return { id, state: standingOf(await this.find(id)), result };
  }

  private contentOf({ title, questions, from, to, unit, service, size, closesOn }: WrittenSurvey) {
    const { directory, catalogue } = this.reference.current();
    if (unit !== undefined && directory.unit(unit) === undefined)
      throw new DomainError('directory/unknown-unit', { unit });
    if (service !== undefined && catalogue.known(service) === undefined)
      throw new DomainError('appeal/unknown-service', { service });
    const scope = { closed: { from, to }, unit, service };
    return { title, questions: questionsOf(questions), scope, size, closesOn };
  }
}

/** The last minute of the day, as a notice says it. */
const endOf = (day: Day): Instant => parseInstant(`${day}T23:59:00+08:00`) as Instant;
