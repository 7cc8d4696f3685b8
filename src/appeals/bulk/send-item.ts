import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { diagnose, PROBLEMS } from '../../edge';
import { onDutyAs } from '../../identity';
import type { Actor, Role } from '../../kernel/actor';
import type { CorrelationId } from '../../kernel/ids';
import type { Problems } from '../../kernel/problem';
import { instantOf } from '../../kernel/time';
import { LOGGER, shownError, type Logger } from '../../observability';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { AppealCommand } from '../application/appeal-command';
import type { Job, JobBodies, JobItem, Outcome } from './job';
import type { StepRoute } from './step-routes';
import type { Told } from './told';

const PASSING = 503;

export interface ToSend {
  readonly job: Job;
  readonly at: number;
  readonly item: JobItem;
  readonly bodies: JobBodies;
  readonly step: StepRoute;
  readonly correlationId: CorrelationId;
  /** What may pass by itself is an outcome, too: it has been tried for long enough. */
  readonly isLast: boolean;
}

/** Sends one item of a job as the single route would, and says what that would have answered. */
@Injectable()
export class SendItem {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(PROBLEMS) private readonly problems: Problems,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `undefined` for what a later try may settle. */
  async send(sent: ToSend): Promise<Outcome | undefined> {
    const { at, job } = sent;
    try {
      const { result } = await this.commands.execute(this.commandOf(sent));
      return { at, status: 200, revision: result.revision };
    } catch (error) {
      const { code, details, fields } = diagnose(error, this.problems);
      const status = this.problems[code]?.status ?? 500;
      if (status === PASSING && !sent.isLast) return undefined;
      if (status >= 500) this.logger.error({ code, error: shownError(error) }, 'an item of a job failed');
      const { events: _, ...kept } = details;
      return { at, status, code, ...(await this.told(job, { details: kept, fields })) };
    }
  }

  /** @throws DomainError `auth/beyond-directory` for who is no longer on duty as they were */
  private commandOf({ job, at, item, bodies, step, correlationId }: ToSend): AppealCommand {
    const { commandId, bodyDigest, ifMatch, appeal } = item;
    const body = bodies.own[at] ?? bodies.shared ?? {};
    return new AppealCommand(appeal, step.card, body, {
      ...{ commandId, bodyDigest, ifMatch, correlationId, route: step.route, hasKey: true },
      actor: this.authorNow(job.author),
    });
  }

  /** By real time, as a token is judged. */
  private authorNow({ id, role }: Actor): Actor {
    const { directory } = this.reference.current();
    return onDutyAs({ subject: id, role: role as Role }, directory, instantOf(Date.now()));
  }

  private async told({ answersKey }: Job, told: Told): Promise<Pick<Outcome, 'told'>> {
    if (told.fields.length === 0 && Object.keys(told.details).length === 0) return {};
    return { told: await this.sealer.sealUnder(answersKey, told) };
  }
}
