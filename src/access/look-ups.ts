import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error';
import type { Envelope } from '../kernel/envelope';
import type { AppealId, CitizenId, StreamName } from '../kernel/ids';
import type { WordHash } from '../kernel/ports/words';
import type { Purpose } from '../looking';
import { Sealer } from '../privacy';
import { CommandExecutor } from '../runtime/executor';
import { Identities } from './identities';
import type { LookUpMark } from './domain/look-up';
import type { Permissions } from './domain/model';
import { accessAggregate } from './domain/reveal';

export interface LookUp {
  readonly by: LookUpMark;
  /** Keyed: the number itself is stored nowhere. */
  readonly person: WordHash;
  /** Whoever is known by it. */
  readonly citizen?: CitizenId | undefined;
  readonly purpose: Purpose;
  /** For which they look, where they named one that they see. */
  readonly appeal?: AppealId | undefined;
  readonly from: Envelope;
}

export const personStream = (person: WordHash): StreamName => `access-person-${person}` as StreamName;

/** Looking for the appeals of a person. Guarantee: who looked and why is durable before anything is looked for. */
@Injectable()
export class PersonLookUps {
  constructor(
    @Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute'>,
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'newKey' | 'seal'>,
    @Inject(Identities) private readonly identities: Pick<Identities, 'refuseRestricted'>,
  ) {}

  /** @throws DomainError `access/forbidden`, `identity/restricted`, and the executor's */
  async record(
    { by, person, citizen, purpose, appeal, from }: LookUp,
    permissions: Permissions,
  ): Promise<void> {
    const { actor, commandId, correlationId, bodyDigest } = from;
    if (!permissions.may(actor.role, 'lookUpPerson')) throw new DomainError('access/forbidden');
    await this.identities.refuseRestricted([citizen]);
    await this.executor.execute(
      accessAggregate,
      { commandId, correlationId, bodyDigest, stream: personStream(person), actor },
      async () => {
        const key = await this.sealer.newKey();
        return {
          verb: 'lookUpPerson' as const,
          data: {
            ...{ by, purpose: purpose.code, reason: this.sealer.seal(key, purpose.reason) },
            atHand: appeal !== undefined,
            ...(appeal === undefined ? {} : { appeal: this.sealer.seal(key, appeal) }),
          },
        };
      },
    );
  }
}
