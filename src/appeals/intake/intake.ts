import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { InvalidRequest, PROBLEMS, diagnose, judge } from '../../edge';
import { isServing, type IntakeAccount, type Person } from '../../directory';
import { namespaceOf, type Actor } from '../../kernel/actor';
import { isDomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import { appealStream, type AppealId, type AppealNumber, type CorrelationId } from '../../kernel/ids';
import { SECRETS } from '../../kernel/ports/tokens';
import type { Problems } from '../../kernel/problem';
import type { Secrets } from '../../privacy';
import { dayOf } from '../../sla';
import { appealIdOf, bodyDigest, commandIdOf } from '../../runtime/command-ids';
import { appealAggregate } from '../application/aggregate';
import { ReportAppeal, type ReportInput } from '../application/appeal-command';
import { APPEAL_PORTS, type AppealPorts } from '../application/ports';
import { IntakeItem } from './intake.dto';

/** Another system, as the directory has it. */
export type Account = Pick<Person, 'id' | 'unit' | 'region' | 'from' | 'until'> & {
  readonly intake: IntakeAccount;
};

type Diagnosis = ReturnType<typeof diagnose>;

/** What became of one report. */
export type Taken =
  /** It is an appeal, of this message or of an earlier one of the same case. */
  | { readonly outcome: 'taken' | 'known'; readonly appeal: AppealId; readonly number: AppealNumber }
  /** As it is it will never be taken. */
  | { readonly outcome: 'refused'; readonly why: Diagnosis }
  /** Not now: the same message again, later. */
  | { readonly outcome: 'unavailable'; readonly why: Diagnosis }
  /** A fault of ours. */
  | { readonly outcome: 'failed'; readonly why: Diagnosis; readonly error: unknown };

/**
 * Files what other systems took. The log itself tells repetitions: the appeal's id follows from account and case, the
 * command's from account and message.
 */
@Injectable()
export class Intake {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(APPEAL_PORTS) private readonly ports: AppealPorts,
    @Inject(SECRETS) private readonly secrets: Secrets,
    @Inject(PROBLEMS) private readonly problems: Problems,
  ) {}

  account(id: string): Account | undefined {
    return this.accounts().find((account) => account.id === id);
  }

  /** Every client account in force. */
  accounts(): readonly Account[] {
    const people = this.ports.inForce().directory.allPeople();
    return people.flatMap(({ id, unit, region, from, until, intake }) =>
      intake === undefined ? [] : [{ id, unit, region, from, until, intake }],
    );
  }

  /** Whether its days have come and are not over; over HTTP the token is held to the same. @throws ClockDisputed */
  isServing(account: Account): boolean {
    return isServing(account, dayOf(this.ports.clock.now()));
  }

  async take(account: Account, given: unknown, correlationId: CorrelationId): Promise<Taken> {
    try {
      return await this.file(account, itemOf(given), correlationId);
    } catch (error) {
      const why = diagnose(error, this.problems);
      const status = this.problems[why.code]?.status ?? 500;
      if (status === 503 || why.code === 'command/conflict' || why.code === 'command/outcome-unknown')
        return { outcome: 'unavailable', why };
      return status >= 500 ? { outcome: 'failed', why, error } : { outcome: 'refused', why };
    }
  }

  private async file(account: Account, item: IntakeItem, correlationId: CorrelationId): Promise<Taken> {
    const { id: message, case: matter, ...said } = item;
    const { id, unit, region, intake } = account;
    const actor: Actor = { id, role: 'client', unit, region };
    const keyed = (route: string, key: string) =>
      commandIdOf(this.secrets.commandId, { caller: namespaceOf(actor), route, target: '', key });
    const appeal = appealIdOf(keyed('intake case', matter));
    const from: Envelope = {
      actor,
      commandId: keyed('intake', message),
      bodyDigest: bodyDigest(this.secrets.bodyDigest, { ...item }),
      correlationId,
      route: 'intake',
      hasKey: true,
    };
    const data: ReportInput = { ...said, channel: intake.channel, origin: intake.origin };
    try {
      const { answer } = await this.commands.execute(new ReportAppeal(data, from, { actor }, appeal));
      return { outcome: 'taken', appeal, number: answer.number };
    } catch (error) {
      if (!isDomainError(error) || error.code !== 'appeal/already-reported') throw error;
      const { state } = await this.ports.executor.load(appealAggregate, appealStream(appeal));
      if (state.status === 'none') throw error;
      return { outcome: 'known', appeal, number: state.number };
    }
  }
}

/** @throws InvalidRequest */
function itemOf(given: unknown): IntakeItem {
  const { body, faults, more } = judge(IntakeItem, given);
  if (faults.length > 0) throw new InvalidRequest(faults, more);
  return body;
}
