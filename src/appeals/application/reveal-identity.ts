import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope } from '../../kernel/envelope';
import type { HeldIdentities, RevealedIdentity } from '../../access';
import type { AppealId } from '../../kernel/ids';
import { partiesIn } from './correct';
import { mayDo } from './facts';
import { AppealReader, type ReadAppeal } from './queries/appeal-reader';

/** Reading who stands behind an appeal is an act of its own, with a purpose, and on record. */
export class RevealIdentity extends Command<RevealedIdentity> {
  constructor(
    readonly appeal: AppealId,
    readonly purpose: string,
    readonly from: Envelope,
  ) {
    super();
  }
}

@CommandHandler(RevealIdentity)
export class RevealIdentityHandler implements ICommandHandler<RevealIdentity> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  /** @throws DomainError `appeal/not-found`, `access/forbidden`, `reveal/*` */
  async execute({ appeal, purpose, from }: RevealIdentity): Promise<RevealedIdentity> {
    const { ports } = this.reader;
    const read = await this.reader.load(appeal);
    mayDo(from.actor, 'revealIdentity', read.appeal, ports.inForce());
    const { actor, commandId, correlationId, bodyDigest } = from;
    const held = heldIn(read);
    return ports.reveals.reveal({ appeal, held, actor, purpose, commandId, correlationId, bodyDigest });
  }
}

/** The report says who stands behind it, and who corrected that. */
function heldIn({ appeal: { key, violation }, story }: ReadAppeal): HeldIdentities {
  const { now, before } = partiesIn(story);
  return { key, violation, ...now, before };
}
