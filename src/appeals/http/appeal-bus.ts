import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { answered, type Answer } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Identity } from '../../identity';
import type { AppealId } from '../../kernel/ids';
import { withCountyTime } from '../../kernel/county-time';
import type { AppealAnswer } from '../application/answer';
import { AppealCommand, ReportAppeal, type Step } from '../application/appeal-command';
import type { ReportInput } from '../application/clear';

/** From a route to the command bus, and back as an answer with its headers. */
@Injectable()
export class AppealBus {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  async step(appeal: AppealId, step: Step, from: Envelope): Promise<Answer<AppealAnswer>> {
    const { answer, result } = await this.commands.execute(new AppealCommand(appeal, step, from));
    return answered(withCountyTime(answer), result);
  }

  async report(data: ReportInput, from: Envelope, caller: Identity): Promise<Answer<AppealAnswer>> {
    const { answer, result } = await this.commands.execute(new ReportAppeal(data, from, caller));
    return answered(withCountyTime(answer), result, `/api/v1/appeals/${answer.id}`);
  }
}
