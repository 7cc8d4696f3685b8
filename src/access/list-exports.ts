import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '../kernel/domain-error';
import type { Envelope } from '../kernel/envelope';
import type { StreamName } from '../kernel/ids';
import type { Purpose } from '../looking';
import { Sealer } from '../privacy';
import { CommandExecutor } from '../runtime/executor';
import type { Permissions } from './domain/model';
import { accessAggregate } from './domain/reveal';

export interface ListExport {
  readonly list: string;
  readonly format: string;
  /** What was asked for: names may stand in it. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly purpose?: Purpose | undefined;
  readonly from: Envelope;
}

/** Taking a list away. Guarantee: who took what is durable before a row of it leaves; the same request again is the same export. */
@Injectable()
export class ListExports {
  constructor(
    @Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute'>,
    @Inject(Sealer) private readonly sealer: Pick<Sealer, 'newKey' | 'seal'>,
  ) {}

  /** @throws DomainError `access/forbidden`, and the executor's */
  async record({ list, format, asked, purpose, from }: ListExport, permissions: Permissions): Promise<void> {
    const { actor, commandId, correlationId, bodyDigest } = from;
    if (!permissions.may(actor.role, 'exportList')) throw new DomainError('access/forbidden');
    await this.executor.execute(
      accessAggregate,
      { commandId, correlationId, bodyDigest, stream: `access-export-${commandId}` as StreamName, actor },
      async () => {
        const key = await this.sealer.newKey();
        const why = purpose && { purpose: purpose.code, reason: this.sealer.seal(key, purpose.reason) };
        return {
          verb: 'exportList' as const,
          data: { list, format, asked: this.sealer.seal(key, asked), ...why },
        };
      },
    );
  }
}
