import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope } from '../../kernel/envelope';
import type { HeldIdentities, RevealedIdentity, UnitRelation } from '../../access';
import type { Actor } from '../../kernel/actor';
import type { AppealId } from '../../kernel/ids';
import { purposeFrom, type WrittenPurpose } from '../../looking';
import { running } from '../../sla';
import { partiesIn } from './correct';
import type { Appeal } from '../domain/appeal';
import { factsOf, mayDo } from './facts';
import { AppealReader, type ReadAppeal } from './queries/appeal-reader';

/** Reading who stands behind an appeal is an act of its own, with a purpose, and on record. */
export class RevealIdentity extends Command<RevealedIdentity> {
  constructor(
    readonly appeal: AppealId,
    readonly purpose: WrittenPurpose,
    readonly from: Envelope,
  ) {
    super();
  }
}

@CommandHandler(RevealIdentity)
export class RevealIdentityHandler implements ICommandHandler<RevealIdentity> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  /** @throws DomainError `appeal/not-found`, `access/forbidden`, `purpose/*`, `reveal/*` */
  async execute({ appeal, purpose, from }: RevealIdentity): Promise<RevealedIdentity> {
    const { ports } = this.reader;
    const read = await this.reader.load(appeal);
    const reference = ports.inForce();
    mayDo(from.actor, 'revealIdentity', read.appeal, reference);
    const { actor, commandId, correlationId, bodyDigest } = from;
    return ports.reveals.reveal({
      ...{ appeal, held: heldIn(read), actor, relation: relationOf(actor, read.appeal) },
      purpose: purposeFrom(purpose, 'reveal', reference.looking),
      ...{ commandId, correlationId, bodyDigest },
    });
  }
}

/** Whoever took it down, owes something of it or is to route it has it to do, too. */
function relationOf({ id, unit }: Actor, appeal: Appeal): UnitRelation {
  const { holder, involved, queue, decides, taker } = factsOf(appeal);
  if (unit !== undefined && holder === unit) return 'holder';
  if (taker === id) return 'involved';
  if (unit === undefined) return 'none';
  const owes = running(appeal.clocks).some(({ deadline }) => deadline.owner === unit);
  return owes || involved.includes(unit) || queue === unit || decides === unit ? 'involved' : 'none';
}

/** The report says who stands behind it, and who corrected that. */
function heldIn({ appeal: { key, violation }, story }: ReadAppeal): HeldIdentities {
  const { now, before } = partiesIn(story);
  return { key, violation, ...now, before };
}
