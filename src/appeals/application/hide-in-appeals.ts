import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import { derivedId } from '../../runtime/command-ids';
import { AppealSteps } from './appeal-steps';
import type { Hiding } from './hiding';
import { redactIn } from './redact';
import { unlessRefusedBy } from './unless-refused';

/** 隐去 in each of these appeals what was hidden of something that they share, in their own words, too. */
export class HideInAppeals extends Command<void> {
  constructor(
    readonly appeals: readonly AppealId[],
    readonly what: Hiding & { readonly reason: string },
    readonly from: Envelope,
  ) {
    super();
  }
}

/** A few at a time: whoever waits for an answer goes between. */
const AT_ONCE = 8;
const notThere: ReadonlySet<string> = new Set([
  'access/forbidden',
  'appeal/erased',
  'appeal/not-dispatcher',
  'appeal/not-found',
  'appeal/nothing-to-redact',
]);

@CommandHandler(HideInAppeals)
export class HideInAppealsHandler implements ICommandHandler<HideInAppeals> {
  constructor(@Inject(AppealSteps) private readonly steps: AppealSteps) {}

  /** As far as the caller may hide of them; a repetition goes on where the first try ended. */
  async execute({ appeals, what, from }: HideInAppeals): Promise<void> {
    for (let n = 0; n < appeals.length; n += AT_ONCE)
      await Promise.all(
        appeals.slice(n, n + AT_ONCE).map((appeal) =>
          redactIn(this.steps, appeal, what, {
            ...from,
            commandId: derivedId(`redact ${appeal}`, from.commandId),
            ifMatch: undefined,
          }).then(() => undefined, unlessRefusedBy(notThere)),
        ),
      );
  }
}
