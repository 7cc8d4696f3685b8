import { Inject, Injectable } from '@nestjs/common';
import { asKnownTo } from '../../kernel/actor';
import type { Envelope } from '../../kernel/envelope';
import type { Recorded } from '../../kernel/event';
import { sealFields } from '../../kernel/fields';
import { appealStream, type AppealId, type CommandId } from '../../kernel/ids';
import type { CommandEnvelope, CommandResult } from '../../kernel/ports/command-port';
import type { Instant } from '../../kernel/time';
import type { AppealState } from '../domain/appeal';
import { nothingReported } from '../domain/appeal';
import type { Command } from '../domain/commands';
import { refusal } from '../domain/errors';
import { isErased } from '../domain/report/mark-identity';
import type { AppealEvent } from '../domain/events';
import { appealAggregate } from './aggregate';
import type { StepCard } from '../domain/verbs';
import { answerOf, foldEvents } from './answer';
import type { Answered, Body } from './appeal-command';
import { withEventsBetween } from './events-between';
import { mayDo } from './facts';
import { APPEAL_PORTS, type AppealPorts } from './ports';
import { Sealing } from './sealing';

export type Build = (state: AppealState, now: Instant) => Command | Promise<Command>;
export type Sending = Omit<CommandEnvelope, 'command'>;

/** With the events that were stored. */
export type Ran = Answered & { readonly result: CommandResult };

/** Runs commands on appeals for people: access first, then sealing, then the decision, then the answer. */
@Injectable()
export class AppealSteps {
  readonly aggregate = appealAggregate;

  constructor(@Inject(APPEAL_PORTS) readonly ports: AppealPorts) {}

  /** @throws DomainError `appeal/*`, `access/forbidden`, `attachment/ref-invalid`, and those of the executor */
  take<Card extends StepCard>(
    appeal: AppealId,
    { verb, data }: Card,
    body: Body<Card>,
    from: Envelope,
  ): Promise<Answered> {
    return this.run(
      sendingOf(appeal, from),
      verb,
      async (state) =>
        ({ verb, data: await sealFields(data, body, this.sealingFor(state, from)) }) as Command,
    );
  }

  /** @param verb what the caller must be permitted, also where the command itself is another */
  async run(sending: Sending, verb: string, build: Build): Promise<Ran> {
    let before: AppealState = nothingReported;
    const guard = (state: AppealState): void => {
      const appeal = mayDo(sending.actor, verb, state, this.ports.inForce());
      if (isErased(appeal)) throw refusal('appeal/erased');
      before = appeal;
    };
    const as = (state: AppealState) =>
      state.status === 'none' ? sending.actor : asKnownTo(sending.actor, [state.reporter, state.proxy]);
    const { executor } = this.ports;
    try {
      const result = await executor.execute(this.aggregate, sending, build, { guard, as });
      return { answer: answerOf(await this.stateAt(before, result), result), result };
    } catch (error) {
      const load = () => executor.load(this.aggregate, sending.stream);
      throw await withEventsBetween(error, sending, load, this.ports.inForce());
    }
  }

  /** The state that the answer tells of: after its own events, also when they were stored long ago. */
  private async stateAt(before: AppealState, result: CommandResult): Promise<AppealState> {
    const own = result.events as readonly Recorded<AppealEvent>[];
    if (!result.repeated) return foldEvents(before, own);
    const { events } = await this.ports.executor.load(this.aggregate, result.stream);
    return foldEvents(nothingReported, events.slice(0, result.revision + 1));
  }

  sealingFor(state: AppealState, { actor }: Envelope): Sealing {
    if (state.status === 'none') throw refusal('appeal/not-found');
    return new Sealing(this.ports, state.key, actor);
  }
}

/** @param commandId when the step takes a second command */
export const sendingOf = (appeal: AppealId, from: Envelope, commandId?: CommandId): Sending => ({
  stream: appealStream(appeal),
  commandId: commandId ?? from.commandId,
  bodyDigest: from.bodyDigest,
  correlationId: from.correlationId,
  causationId: from.causationId,
  actor: from.actor,
  ifMatch: from.ifMatch,
});
