import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { CommandResult } from '../../kernel/ports/command-port';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { DEFINITIONS } from '../figures/definitions';
import { periodIn, type Frozen, type Month } from '../months/month';
import { MonthDesk } from '../months/month-desk';
import { runsCounty } from '../months/runs-county';
import { membersOf, type Measured } from './inputs';
import { rankingOf } from './made';
import type { RankingErrorCode } from './messages';
import {
  rankingAggregate,
  rankingStream,
  type RankingCommand,
  type RankingContent,
  type RankingState,
} from './ranking';

export interface RankingStands {
  readonly edition: number;
  readonly state: RankingState[number]['state'];
  readonly result: CommandResult;
}

const refuse = (code: RankingErrorCode, id?: string) => new DomainError(code, id === undefined ? {} : { id });

/** Makes rankings of frozen months, and brings them to the public. */
@Injectable()
export class RankingDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(MonthDesk) private readonly months: MonthDesk,
  ) {}

  /** @throws DomainError `access/forbidden`, `month/no-such`, `ranking/no-group`, `ranking/month-not-frozen`, `publication/published` */
  draft(month: Month, group: string, from: Envelope): Promise<RankingStands> {
    return this.send(month, group, from, 'draftRanking', async () => {
      const frozen = await this.frozen(month);
      const counted = { as: 'frozen' as const, upTo: frozen.upTo.event };
      const content = this.made(month, group, { definitions: frozen.definitions, counted }, frozen);
      return { verb: 'draftRanking', data: { content } };
    });
  }

  /** @throws DomainError `access/forbidden`, `publication/no-draft`, `publication/own-work` */
  review(
    month: Month,
    group: string,
    data: { readonly approved: boolean; readonly note?: string | undefined },
    from: Envelope,
  ): Promise<RankingStands> {
    const { approved, note } = data;
    return this.send(month, group, from, 'reviewRanking', () => ({
      verb: 'reviewRanking',
      data: { approved, note },
    }));
  }

  /** @throws DomainError `access/forbidden`, `publication/not-approved`, `publication/own-work` */
  publish(month: Month, group: string, from: Envelope): Promise<RankingStands> {
    return this.send(month, group, from, 'publishRanking', () => ({ verb: 'publishRanking', data: {} }));
  }

  /**
   * The next edition, as a draft: by the figures as they stand now, and the formula in force.
   * @throws DomainError `access/forbidden`, `ranking/no-group`, `publication/not-published`, `read/not-fresh`, `read/parked`
   */
  correct(month: Month, group: string, reason: string, from: Envelope): Promise<RankingStands> {
    return this.send(month, group, from, 'correctRanking', async () => {
      await this.frozen(month);
      const { upTo, ...now } = await this.months.countNow(month);
      const counted = { as: 'corrected' as const, upTo: upTo.event };
      const content = this.made(month, group, { definitions: DEFINITIONS, counted }, now);
      return { verb: 'correctRanking', data: { content, reason } };
    });
  }

  async find(month: Month, group: string): Promise<RankingState> {
    const { county } = this.reference.current().directory;
    const { state } = await this.executor.load(rankingAggregate, rankingStream(county, month, group));
    return state;
  }

  /** As it was frozen. @throws DomainError `month/no-such`, `ranking/month-not-frozen` */
  private async frozen(month: Month): Promise<Frozen> {
    periodIn(month);
    const { county } = this.reference.current().directory;
    const frozen = await this.months.find(county, month);
    if (frozen === undefined) throw refuse('ranking/month-not-frozen', month);
    return frozen;
  }

  private made(
    month: Month,
    id: string,
    of: Pick<RankingContent, 'definitions' | 'counted'>,
    measured: Measured,
  ): RankingContent {
    const { scoring, directory } = this.reference.current();
    const group = scoring.group(id);
    if (group === undefined) throw refuse('ranking/no-group', id);
    return rankingOf(
      { month, scoring: scoring.version, group, ...of },
      membersOf(group, directory),
      measured,
    );
  }

  private async send(
    month: Month,
    group: string,
    from: Envelope,
    verb: RankingCommand['verb'],
    build: () => RankingCommand | Promise<RankingCommand>,
  ): Promise<RankingStands> {
    periodIn(month);
    const county = runsCounty(from.actor, verb, this.reference.current());
    const stream = rankingStream(county, month, group);
    // Named by a path of anybody's: what is no group begins no stream.
    if (
      (await this.find(month, group)).length === 0 &&
      this.reference.current().scoring.group(group) === undefined
    )
      throw refuse('ranking/no-group', group);
    const result = await this.executor.execute(rankingAggregate, { ...from, stream }, build);
    const last = (await this.find(month, group)).at(-1);
    return { edition: last?.number ?? 1, state: last?.state ?? 'draft', result };
  }
}
