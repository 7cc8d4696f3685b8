import type { Contact, Party } from '../appeals';
import type { Actor } from '../kernel/actor';
import { accessStream, type AppealId, type CommandId, type CorrelationId, type KeyId } from '../kernel/ids';
import type { Versions } from '../kernel/event';
import { PrimaryDataUnavailable } from '../kernel/ports/primary-data';
import type { CommandExecutor } from '../runtime/executor';
import type { Aggregate } from '../runtime/executor-aggregate';
import type { DecisionContext } from '../kernel/decider';
import {
  accessDecider,
  accessSchemas,
  type AccessEvent,
  type AccessState,
  type RevealedParty,
  type RevealIdentity,
} from './domain/reveal';
import { revealError } from './domain/reveal-errors';
import type { Sealer } from './sealer';

/** What an appeal holds of people; read from its own stream. */
export interface HeldIdentities {
  /** Under which the appeal's free text is sealed. */
  readonly key: KeyId;
  readonly violation: boolean;
  readonly reporter?: Party | undefined;
  readonly proxy?: Party | undefined;
}

export interface RevealRequest {
  readonly appeal: AppealId;
  readonly actor: Actor;
  readonly purpose: string;
  readonly commandId: CommandId;
  readonly correlationId: CorrelationId;
  readonly bodyDigest?: string | undefined;
}

export type RevealedIdentity = { readonly [P in RevealedParty]?: Contact | undefined };

export interface RevealDeps {
  readonly executor: Pick<CommandExecutor, 'execute'>;
  readonly sealer: Pick<Sealer, 'open' | 'sealUnder'>;
  /** @throws DomainError `appeal/not-found` */
  readonly identitiesOf: (appeal: AppealId) => Promise<HeldIdentities>;
  /** Versions of the reference data in force, for the record. */
  readonly versions: () => Versions;
}

export type AccessAggregate = Aggregate<AccessState, RevealIdentity, AccessEvent, DecisionContext>;

/** The `access-` stream as the executor runs it. */
export const accessAggregate = (versions: () => Versions): AccessAggregate => ({
  category: 'access',
  decider: accessDecider,
  schemas: accessSchemas,
  context: (now, actor) => ({ now, actor, versions: versions() }),
});

/**
 * Shows who stands behind an appeal. Guarantee: who read it and why is durable in the `access-` stream before any of
 * it leaves this class. Whether the actor may see the appeal at all is asked before.
 */
export class IdentityReveals {
  private readonly aggregate: AccessAggregate;

  constructor(private readonly deps: RevealDeps) {
    this.aggregate = accessAggregate(deps.versions);
  }

  /** @throws DomainError `reveal/refused`, `reveal/nobody`, `reveal/erased`, and the executor's */
  async reveal({ appeal, actor, purpose, ...command }: RevealRequest): Promise<RevealedIdentity> {
    const held = await this.deps.identitiesOf(appeal);
    const shows = (['reporter', 'proxy'] as const).filter((party) => held[party] !== undefined);
    await this.deps.executor.execute(
      this.aggregate,
      { ...command, stream: accessStream(appeal), actor },
      async () => ({
        verb: 'revealIdentity' as const,
        data: { appeal, purpose: await this.sealed(held.key, purpose), shows, violation: held.violation },
      }),
    );
    return this.opened(held, shows);
  }

  private async sealed(key: KeyId, purpose: string) {
    try {
      return await this.deps.sealer.sealUnder(key, purpose);
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable) throw error;
      throw revealError('reveal/erased', {}, error);
    }
  }

  private async opened(held: HeldIdentities, shows: readonly RevealedParty[]): Promise<RevealedIdentity> {
    const contacts = await Promise.all(
      shows.map(
        async (party) => [party, held[party] && (await this.deps.sealer.open(held[party].contact))] as const,
      ),
    );
    const known = contacts.filter(([, contact]) => contact !== undefined);
    if (known.length === 0) throw revealError('reveal/erased');
    return Object.fromEntries(known);
  }
}
