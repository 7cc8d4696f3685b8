import { Inject, Injectable } from '@nestjs/common';
import type { Envelope } from '../kernel/envelope';
import { accessStream, type RegionCode } from '../kernel/ids';
import { CommandExecutor } from '../runtime/executor';
import { countyAccessStream } from './audit-reads';
import { accessAggregate, type ExportEvidence } from './domain/reveal';

export interface ExportRecord {
  readonly county: RegionCode;
  readonly of: ExportEvidence['data']['of'];
  readonly heads: number;
  /** So many of its events had come before. */
  readonly had: number;
  readonly from: Envelope;
}

/**
 * Puts on record who takes evidence away. Guarantee: it is durable when it resolves. Of an appeal beside that appeal,
 * of a period in the county's own stream.
 */
@Injectable()
export class EvidenceExports {
  constructor(@Inject(CommandExecutor) private readonly executor: Pick<CommandExecutor, 'execute'>) {}

  /** @throws DomainError, the executor's */
  async record({ county, of, heads, had, from }: ExportRecord): Promise<void> {
    const stream = of.appeal === undefined ? countyAccessStream(county) : accessStream(of.appeal);
    const { actor, commandId, correlationId } = from;
    await this.executor.execute(
      accessAggregate,
      { stream, actor, commandId, correlationId },
      { verb: 'exportEvidence', data: { of, heads, had } },
    );
  }
}
