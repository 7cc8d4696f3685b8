import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { AppealCommand, type Answered } from './appeal-command';
import { AppealSteps } from './appeal-steps';
import { mergeInto } from './merge';

/** Every step of an appeal; merging takes two streams. */
@CommandHandler(AppealCommand)
export class AppealCommandHandler implements ICommandHandler<AppealCommand> {
  constructor(@Inject(AppealSteps) private readonly steps: AppealSteps) {}

  execute({ appeal, step, from }: AppealCommand): Promise<Answered> {
    return step.verb === 'merge'
      ? mergeInto(this.steps, appeal, step.data, from)
      : this.steps.take(appeal, step, from);
  }
}
