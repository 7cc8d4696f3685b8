import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Envelope } from '../../edge';
import type { AppealId } from '../../kernel/ids';
import { mayDo } from './facts';
import type { RevealedIdentity } from './ports';
import { AppealReader } from './queries/appeal-reader';

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
    mayDo(from.actor, 'revealIdentity', (await this.reader.load(appeal)).appeal, ports.inForce());
    const { actor, commandId, correlationId, bodyDigest } = from;
    return ports.reveals.reveal({ appeal, actor, purpose, commandId, correlationId, bodyDigest });
  }
}
