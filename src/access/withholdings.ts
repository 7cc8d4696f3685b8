import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '../kernel/envelope';
import { accessStream, type AppealId, type KeyId, type UnitId } from '../kernel/ids';
import { PrimaryDataUnavailable } from '../kernel/ports/primary-data';
import type { Instant } from '../kernel/time';
import { Sealer } from '../privacy';
import { CommandExecutor } from '../runtime/executor';
import type { IdentityParty } from './domain/identity';
import { accessAggregate } from './domain/reveal';
import { revealError } from './errors';

export interface WithholdRequest {
  readonly appeal: AppealId;
  /** Under which the appeal's free text is sealed. */
  readonly key: KeyId;
  readonly until: Instant;
  readonly unit?: UnitId | undefined;
  readonly party?: IdentityParty | undefined;
  readonly atMostDays: number;
  readonly reason: string;
  readonly from: Envelope;
}
export interface EndWithholdingRequest extends Pick<WithholdRequest, 'appeal' | 'key' | 'reason' | 'from'> {
  readonly withholding: number;
}

/** Withholds looks from whom they were at. Guarantee: by whom, why and until when is durable when it resolves. */
@Injectable()
export class Withholdings {
  constructor(
    @Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute'>,
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'sealUnder'>,
  ) {}

  /** @returns its number in the appeal @throws DomainError `looks/until-out-of-bounds`, `reveal/erased`, the executor's */
  async withhold({ appeal, key, reason, from, ...data }: WithholdRequest): Promise<number> {
    const { events } = await this.executor.execute(
      accessAggregate,
      { ...from, ifMatch: undefined, stream: accessStream(appeal) },
      async () => ({
        verb: 'withholdLooks' as const,
        data: { appeal, ...data, reason: await this.sealed(key, reason) },
      }),
    );
    const [recorded] = events as readonly { readonly event: { readonly data: { withholding: number } } }[];
    return recorded?.event.data.withholding ?? 0;
  }

  /** @throws DomainError `looks/no-withholding`, `looks/not-withheld`, `reveal/erased`, and the executor's */
  async end({ appeal, key, reason, from, withholding }: EndWithholdingRequest): Promise<void> {
    await this.executor.execute(
      accessAggregate,
      { ...from, ifMatch: undefined, stream: accessStream(appeal) },
      async () => ({
        verb: 'endWithholding' as const,
        data: { appeal, withholding, reason: await this.sealed(key, reason) },
      }),
    );
  }

  private async sealed(key: KeyId, reason: string) {
    try {
      return await this.sealer.sealUnder(key, reason);
    } catch (error) {
      if (error instanceof PrimaryDataUnavailable) throw error;
      throw revealError('reveal/erased', {}, error);
    }
  }
}
