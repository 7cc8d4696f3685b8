import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { merge } from '../domain/report/merge';
import { correct } from '../domain/report/correct';
import { redact } from '../domain/report/redact';
import { nameGuardian } from '../domain/report/name-guardian';
import { decline } from '../domain/respond/decline';
import { HeldAppeals } from '../identities/held';
import { AppealCommand, type Answered, type Body } from './appeal-command';
import { AppealSteps } from './appeal-steps';
import { correctReport } from './correct';
import { declineAfter } from './decline';
import { mergeInto } from './merge';
import { nameGuardianOf } from './name-guardian';
import { redactIn } from './redact';

/**
 * Every step of an appeal; merging takes two streams, declining may name another, and correcting, hiding and naming a guardian
 * need what stood there.
 */
@CommandHandler(AppealCommand)
export class AppealCommandHandler implements ICommandHandler<AppealCommand> {
  constructor(
    @Inject(AppealSteps) private readonly steps: AppealSteps,
    @Inject(HeldAppeals) private readonly held: HeldAppeals,
  ) {}

  execute({ appeal, card, body, from }: AppealCommand): Promise<Answered> {
    if (card === merge) return mergeInto(this.steps, appeal, body as Body<typeof merge>, from);
    if (card === decline) return declineAfter(this.steps, appeal, body as Body<typeof decline>, from);
    if (card === correct) return correctReport(this.steps, appeal, body as Body<typeof correct>, from);
    if (card === nameGuardian)
      return nameGuardianOf(this.steps, this.held, appeal, body as Body<typeof nameGuardian>, from);
    if (card === redact) return redactIn(this.steps, appeal, body as Body<typeof redact>, from);
    return this.steps.take(appeal, card, body, from);
  }
}
