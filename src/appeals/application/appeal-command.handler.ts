import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { merge } from '../domain/report/merge';
import { decline } from '../domain/respond/decline';
import { AppealCommand, type Answered, type Body } from './appeal-command';
import { AppealSteps } from './appeal-steps';
import { declineAfter } from './decline';
import { mergeInto } from './merge';

/** Every step of an appeal; merging takes two streams, and declining may name another. */
@CommandHandler(AppealCommand)
export class AppealCommandHandler implements ICommandHandler<AppealCommand> {
  constructor(@Inject(AppealSteps) private readonly steps: AppealSteps) {}

  execute({ appeal, card, body, from }: AppealCommand): Promise<Answered> {
    if (card === merge) return mergeInto(this.steps, appeal, body as Body<typeof merge>, from);
    if (card === decline) return declineAfter(this.steps, appeal, body as Body<typeof decline>, from);
    return this.steps.take(appeal, card, body, from);
  }
}
