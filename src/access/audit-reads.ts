import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '../kernel/envelope';
import { accessStream, type AppealId, type RegionCode, type StreamName } from '../kernel/ids';
import type { Sealed } from '../kernel/sealed';
import { CommandExecutor } from '../runtime/executor';
import type { Asked, AuditView, ReadAcross } from './domain/audit-read';
import { accessAggregate } from './domain/reveal';

export interface AuditedAppeal {
  readonly appeal: AppealId;
  readonly view: AuditView;
  readonly asked: Asked;
  /** A code of the list. */
  readonly purpose?: string | undefined;
  readonly reason?: Sealed<string> | undefined;
  readonly from: Envelope;
}
export interface AuditedRegister {
  readonly county: RegionCode;
  readonly register: ReadAcross;
  readonly asked: Asked;
  /** A code of the list. */
  readonly purpose?: string | undefined;
  readonly reason?: Sealed<string> | undefined;
  readonly from: Envelope;
}

/** Of the county as a whole: what was taken or read of no single appeal. */
export const countyAccessStream = (county: RegionCode): StreamName => `access-${county}` as StreamName;

/**
 * Puts on record what an auditor reads. Guarantee: it is durable when it resolves. Of an appeal beside that appeal, of a
 * register in the county's own stream.
 */
@Injectable()
export class AuditReads {
  constructor(@Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute'>) {}

  /** @throws DomainError, the executor's */
  async ofAppeal({ from, ...data }: AuditedAppeal): Promise<void> {
    const { actor, commandId, correlationId } = from;
    await this.executor.execute(
      accessAggregate,
      { stream: accessStream(data.appeal), actor, commandId, correlationId },
      { verb: 'readAsAuditor', data },
    );
  }

  /** @throws DomainError, the executor's */
  async ofRegister({ from, county, ...data }: AuditedRegister): Promise<void> {
    const { actor, commandId, correlationId } = from;
    await this.executor.execute(
      accessAggregate,
      { stream: countyAccessStream(county), actor, commandId, correlationId },
      { verb: 'readAsAuditor', data },
    );
  }
}
