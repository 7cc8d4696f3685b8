import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope } from '../../kernel/envelope';
import { appealStream, type AppealId, type StreamName } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import { derivedId } from '../../runtime/command-ids';
import { appealAggregate } from '../application/aggregate';
import { mayDo } from '../application/facts';
import { APPEAL_PORTS, type AppealPorts } from '../application/ports';
import { refusal } from '../domain/errors';
import { pairAggregate, twoOf, type Two } from './pair';

/** Whoever says it first, and of whichever of the two: it is one stream. */
const pairStream = ([one, other]: Two): StreamName => `pair-${derivedId('pair', one, other)}` as StreamName;

/** Somebody has looked at both: they are two matters. */
export class TellApart extends Command<CommandResult> {
  constructor(
    readonly appeal: AppealId,
    readonly other: AppealId,
    readonly from: Envelope,
  ) {
    super();
  }
}

@CommandHandler(TellApart)
export class TellApartHandler implements ICommandHandler<TellApart> {
  constructor(@Inject(APPEAL_PORTS) private readonly ports: AppealPorts) {}

  /** @throws DomainError `appeal/not-found`, `access/forbidden`, `appeal/merged-with-itself`, and the executor's */
  async execute({ appeal, other, from }: TellApart): Promise<CommandResult> {
    const { executor, inForce } = this.ports;
    for (const each of [appeal, other]) {
      const { state } = await executor.load(appealAggregate, appealStream(each));
      mayDo(from.actor, 'tellApart', state, inForce());
    }
    if (appeal === other) throw refusal('appeal/merged-with-itself');
    const appeals = twoOf(appeal, other);
    return executor.execute(
      pairAggregate,
      { ...from, ifMatch: undefined, stream: pairStream(appeals) },
      { verb: 'tellApart' as const, data: { appeals, by: from.actor.unit } },
    );
  }
}
