import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor';
import { accessStream, type AppealId, type CommandId, type CorrelationId, type KeyId } from '../kernel/ids';
import type { Contact, Party } from '../kernel/party';
import { PrimaryDataUnavailable } from '../kernel/ports/primary-data';
import type { Purpose } from '../looking';
import { Sealer } from '../privacy';
import { CommandExecutor } from '../runtime/executor';
import { Identities } from './identities';
import { accessAggregate, type RevealedParty, type UnitRelation } from './domain/reveal';
import { revealError } from './errors';

/** What an appeal holds of people; read from its own stream. */
export interface HeldIdentities {
  /** Under which the appeal's free text is sealed. */
  readonly key: KeyId;
  readonly violation: boolean;
  readonly reporter?: Party | undefined;
  readonly proxy?: Party | undefined;
  /** What stood there until it was corrected, oldest first. */
  readonly before?: readonly Behind[] | undefined;
}
type Behind = { readonly [P in RevealedParty]?: Party | undefined };

export interface RevealRequest {
  readonly appeal: AppealId;
  readonly held: HeldIdentities;
  readonly actor: Actor;
  readonly purpose: Purpose;
  /** What the actor's unit has to do with it; a gateway works in none. */
  readonly relation?: UnitRelation | undefined;
  /** The message that a gateway brings out. */
  readonly notice?: string | undefined;
  readonly commandId: CommandId;
  readonly correlationId: CorrelationId;
  readonly bodyDigest?: string | undefined;
}

type Known = { readonly [P in RevealedParty]?: Contact | undefined };
export interface RevealedIdentity extends Known {
  /** What was taken down wrongly and corrected since. */
  readonly before?: readonly Known[] | undefined;
}

/**
 * Shows who stands behind an appeal. Guarantee: who read it and why is durable in the `access-` stream before any of
 * it leaves this class. Whether the actor may see the appeal at all is asked before.
 */
@Injectable()
export class IdentityReveals {
  constructor(
    @Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute'>,
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'open' | 'sealUnder'>,
    @Inject(Identities) private readonly identities: Pick<Identities, 'refuseRestricted' | 'standingOf'>,
  ) {}

  /** @throws DomainError `reveal/refused`, `reveal/nobody`, `reveal/erased`, `identity/restricted`, and the executor's */
  async reveal({
    appeal,
    held,
    actor,
    purpose,
    relation,
    notice,
    ...command
  }: RevealRequest): Promise<RevealedIdentity> {
    const shows = (['reporter', 'proxy'] as const).filter((party) => held[party] !== undefined);
    await this.identities.refuseRestricted(shows.map((party) => held[party]?.citizen));
    await this.executor.execute(
      accessAggregate,
      { ...command, stream: accessStream(appeal), actor },
      async () => ({
        verb: 'revealIdentity' as const,
        data: {
          ...{ appeal, shows, violation: held.violation, purpose: purpose.code },
          ...(relation === undefined ? {} : { relation }),
          ...(notice === undefined ? {} : { notice }),
          reason: await this.sealed(held.key, purpose.reason),
        },
      }),
    );
    return this.opened(held, shows);
  }

  private async sealed(key: KeyId, reason: string) {
    try {
      return await this.sealer.sealUnder(key, reason);
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable) throw error;
      throw revealError('reveal/erased', {}, error);
    }
  }

  private async opened(held: HeldIdentities, shows: readonly RevealedParty[]): Promise<RevealedIdentity> {
    const known = await this.contacts(held, shows);
    if (Object.keys(known).length === 0) throw revealError('reveal/erased');
    const before = await Promise.all(
      (held.before ?? []).map(async (each) => this.contacts(await this.unrestricted(each), shows)),
    );
    return before.length === 0 ? known : { ...known, before };
  }

  /** Of whoever stands there no more: what is restricted of them is left out, and keeps nobody from reading the rest. */
  private async unrestricted(before: Behind): Promise<Behind> {
    const parties = await Promise.all(
      Object.entries(before).map(async ([party, held]) => {
        const standing = held && (await this.identities.standingOf(held.citizen));
        return standing === 'restricted' ? [] : [[party, held] as const];
      }),
    );
    return Object.fromEntries(parties.flat());
  }

  private async contacts(held: Behind, shows: readonly RevealedParty[]): Promise<Known> {
    const contacts = await Promise.all(
      shows.map(
        async (party) => [party, held[party] && (await this.sealer.open(held[party].contact))] as const,
      ),
    );
    return Object.fromEntries(contacts.filter(([, contact]) => contact !== undefined));
  }
}
