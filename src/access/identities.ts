import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '../kernel/envelope';
import type { CitizenId } from '../kernel/ids';
import { Sealer } from '../privacy';
import { CommandExecutor } from '../runtime/executor';
import {
  citizenStream,
  isErased,
  type Asking,
  type HeldIn,
  type IdentityGround,
  type IdentityStanding,
  type ToErase,
} from './domain/identity';
import { accessAggregate } from './domain/reveal';
import { identityError } from './errors';

export interface DecidedOf {
  readonly citizen: CitizenId;
  readonly ground: IdentityGround;
  readonly reason: string;
  readonly appeals: readonly HeldIn[];
  readonly askedBy?: Asking | undefined;
  readonly from: Pick<Envelope, 'actor' | 'commandId' | 'correlationId' | 'bodyDigest'>;
}
interface Again extends DecidedOf, ToErase {}

/**
 * What was decided of a citizen's data. Guarantee: it is durable, in the citizen's own chained stream, before anything
 * is done about it; a runner does the rest, again and again until it is done.
 */
@Injectable()
export class Identities {
  constructor(
    @Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute' | 'load'>,
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'newKey' | 'seal'>,
  ) {}

  async standingOf(citizen: CitizenId): Promise<IdentityStanding> {
    return (await this.executor.load(accessAggregate, citizenStream(citizen))).state.identity;
  }

  /** Before anything of these is read, looked up or taken away. @throws DomainError `identity/restricted` */
  async refuseRestricted(citizens: readonly (CitizenId | undefined)[]): Promise<void> {
    for (const citizen of new Set(citizens))
      if (citizen !== undefined && (await this.standingOf(citizen)) === 'restricted')
        throw identityError('identity/restricted');
  }

  /** @throws DomainError `identity/erased`, and the executor's */
  restrict(decided: DecidedOf): Promise<void> {
    return this.record('restrictIdentity', decided, {});
  }

  /** @throws DomainError `identity/not-restricted`, `identity/erased`, and the executor's */
  lift(decided: DecidedOf): Promise<void> {
    return this.record('liftRestriction', decided, {});
  }

  /** Whether their appeals let it be is the caller's to have asked. @throws DomainError the executor's */
  erase(decided: DecidedOf, what: ToErase): Promise<void> {
    return this.record('eraseIdentity', decided, what);
  }

  /** After a restore: done already, in the engine's own name. @throws DomainError the executor's */
  eraseAgain({ keys, attachments, ...decided }: Again): Promise<void> {
    return this.record('eraseIdentity', decided, { keys, attachments, replayed: true });
  }

  async isErased(citizen: CitizenId): Promise<boolean> {
    return isErased(await this.standingOf(citizen));
  }

  private async record(
    verb: 'restrictIdentity' | 'liftRestriction' | 'eraseIdentity',
    { citizen, ground, reason, appeals, askedBy, from }: DecidedOf,
    what: Partial<ToErase> & { readonly replayed?: true },
  ): Promise<void> {
    const { actor, commandId, correlationId, bodyDigest } = from;
    const { keys = [], attachments = [], replayed } = what;
    await this.executor.execute(
      accessAggregate,
      { commandId, correlationId, bodyDigest, stream: citizenStream(citizen), actor },
      async () => {
        const why = {
          citizen,
          ground,
          appeals,
          askedBy,
          reason: this.sealer.seal(await this.sealer.newKey(), reason),
        };
        return verb === 'eraseIdentity'
          ? { verb, data: { ...why, keys, attachments, ...(replayed && { replayed }) } }
          : { verb, data: why };
      },
    );
  }
}
