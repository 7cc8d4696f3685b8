import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { answered, type Answer } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Identity } from '../../identity';
import type { AppealId } from '../../kernel/ids';
import { withCountyTime } from '../../kernel/county-time';
import type { AppealAnswer } from '../application/answer';
import { AppealCommand, ReportAppeal, type Body, type ReportInput } from '../application/appeal-command';
import type { StepCard } from '../domain/verbs';

/** The way back: no field of a command, optional ones included, that its body lacks, and none that only the body has. */
type Whole<Sent, Wanted> = keyof Wanted extends keyof Sent
  ? keyof Sent extends keyof Wanted
    ? unknown
    : { readonly 'the command does not know': Exclude<keyof Sent, keyof Wanted> }
  : { readonly 'the body lacks': Exclude<keyof Wanted, keyof Sent> };

/** From a route to the command bus, and back as an answer with its headers. */
@Injectable()
export class AppealBus {
  constructor(@Inject(CommandBus) private readonly commands: CommandBus) {}

  /** A body that differs from its command in either direction does not compile. */
  async step<Card extends StepCard, Sent extends Body<Card>>(
    appeal: AppealId,
    card: Card,
    body: Sent & Whole<Sent, Body<Card>>,
    from: Envelope,
  ): Promise<Answer<AppealAnswer>> {
    const { answer, result } = await this.commands.execute(new AppealCommand(appeal, card, body, from));
    return answered(withCountyTime(answer), result);
  }

  async report<Sent extends ReportInput>(
    data: Sent & Whole<Sent, ReportInput>,
    from: Envelope,
    caller: Identity,
  ): Promise<Answer<AppealAnswer>> {
    const { answer, result } = await this.commands.execute(new ReportAppeal(data, from, caller));
    return answered(withCountyTime(answer), result, `/api/v1/appeals/${answer.id}`);
  }
}
