import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { merge } from '../domain/report/merge';
import { AppealCommand, type Answered, type Body } from './appeal-command';
import { AppealSteps } from './appeal-steps';
import { mergeInto } from './merge';

/** Every step of an appeal; merging takes two streams. */
@CommandHandler(AppealCommand)
export class AppealCommandHandler implements ICommandHandler<AppealCommand> {
  constructor(@Inject(AppealSteps) private readonly steps: AppealSteps) {}

  execute({ appeal, card, body, from }: AppealCommand): Promise<Answered> {
    return card === merge
      ? mergeInto(this.steps, appeal, body as Body<typeof merge>, from)
      : this.steps.take(appeal, card, body, from);
  }
}
