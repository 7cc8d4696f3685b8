import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { canFile } from '../../access';
import { edgeError } from '../../edge';
import { inConfidence, type Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Recorded } from '../../kernel/event';
import type { PersonId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import { anonymousSecretOf, appealIdOf } from '../../runtime/command-ids';
import { nothingReported } from '../domain/appeal';
import { refusal } from '../domain/errors';
import type { AppealEvent } from '../domain/events';
import { answerOf, foldEvents } from './answer';
import { ReportAppeal, type Answered } from './appeal-command';
import { AppealSteps, sendingOf } from './appeal-steps';
import { checkForm } from './form';
import { formAsWritten } from './form-as-written';
import { checkPlace } from './place';
import { meantBy, sealReport, type Meant } from './seal-report';

/**
 * Files an appeal. Its id follows from the command's, so a repeated report finds the first one; the number
 * that was taken for it meanwhile stays a gap.
 */
@CommandHandler(ReportAppeal)
export class ReportAppealHandler implements ICommandHandler<ReportAppeal> {
  constructor(@Inject(AppealSteps) private readonly steps: AppealSteps) {}

  /**
   * @throws DomainError `access/forbidden`, `request/key-required`, `attachment/ref-invalid`, `appeal/*`
   * @throws InvalidRequest when the form does not meet its service's schema, or its point lies elsewhere
   */
  async execute({ data, from, caller, id: given }: ReportAppeal): Promise<Answered> {
    const { ports, aggregate } = this.steps;
    const { permissions, catalogue: known } = ports.inForce();
    const meant = meantBy(data, known);
    const actor = whoReports(from.actor, data.anonymous === true, meant);
    if (!canFile(actor, permissions)) throw new DomainError('access/forbidden');
    const anonymous = data.anonymous === true || actor.role === 'anonymous';
    // Without a key the answer, and with it the only copy of the secret, could never be asked for again.
    if (anonymous && !from.hasKey) throw edgeError('request/key-required');
    // Whoever names somebody and asks for anonymity would be surprised by either: they decide.
    if (anonymous && (data.reporter ?? data.proxy) !== undefined)
      throw refusal('appeal/anonymous-with-reporter');
    const id = given ?? appealIdOf(from.commandId);
    const secret = anonymous ? anonymousSecretOf(ports.anonymousSecret, from.commandId) : undefined;
    const result = await ports.executor.execute(
      aggregate,
      { ...sendingOf(id, from), actor },
      (_, now) => {
        // Once it is known to be no repetition: what was taken is answered as it was, whatever the form asks today.
        const { catalogue, directory } = ports.inForce();
        const filled = { ...data, form: formAsWritten(data, catalogue) };
        checkForm(filled, catalogue);
        checkPlace(data.place, directory);
        return sealReport({ data: filled, id, now, actor, caller, meant, secret }, ports);
      },
      // Its id follows from the command's: but for a repeated report, nothing can be there.
      { begins: true },
    );
    const answer = answerOf(foldEvents(nothingReported, reportedBy(result)), result);
    return { answer: secret === undefined ? answer : { ...answer, secret }, result };
  }
}

/** A citizen who asks for anonymity leaves no trace of their account in the log; one who reports in confidence, none that leads to them. */
function whoReports(actor: Actor, anonymous: boolean, { confidential }: Meant): Actor {
  if (anonymous && actor.role === 'citizen') return NOBODY;
  return confidential ? inConfidence(actor) : actor;
}
const NOBODY: Actor = { id: 'anonymous' as PersonId, role: 'anonymous' };

/** A report begins its stream, so its own events are the whole history at that moment. */
const reportedBy = (result: CommandResult) => result.events as readonly Recorded<AppealEvent>[];
