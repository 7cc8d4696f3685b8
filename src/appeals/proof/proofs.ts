import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SYSTEM, type Actor } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { CommandId, CorrelationId, RegionCode } from '../../kernel/ids';
import type { EventReader } from '../../kernel/ports/event-store';
import { EVENT_STORE } from '../../kernel/ports/tokens';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { JOBS, type Jobs } from '../../runtime/jobs';
import { DEADLINE_PROOF, GRACE_SECONDS, type ProofInput, type ProofLine } from './deadline-proof';
import type { Finding } from './finding';
import { LastProof } from './last-proof';
import { proofAggregate, proofStream, type DeadlinesProven } from './record';

/** So many findings are kept of each proof; all of them are told while it runs. */
const KEPT_FINDINGS = 100;

/** Runs proofs and records what each came to. */
@Injectable()
export class DeadlineProofs {
  private newest: LastProof | undefined;

  constructor(
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(EVENT_STORE) private readonly log: EventReader,
  ) {}

  private get county(): RegionCode {
    return this.reference.current().directory.county;
  }

  last(): Promise<Recorded<DeadlinesProven> | undefined> {
    return (this.newest ??= new LastProof(this.log, this.county)).read();
  }

  /** All that it finds, then what it came to, which by then is recorded. @throws DomainError `job/busy` */
  async *run(actor: Actor = SYSTEM, graceSeconds = GRACE_SECONDS): AsyncGenerator<ProofLine> {
    const first: Finding[] = [];
    const input: ProofInput = { graceSeconds };
    for await (const each of this.jobs.run(DEADLINE_PROOF, input)) {
      const told = each as unknown as ProofLine;
      if (told.line === 'finding' && first.length < KEPT_FINDINGS) {
        const { line: _, ...finding } = told;
        first.push(finding);
      }
      if (told.line === 'done') {
        const { line: _, at: __, ...counts } = told;
        await this.record({ ...counts, first }, actor);
      }
      yield told;
    }
  }

  private async record(data: DeadlinesProven['data'], actor: Actor): Promise<void> {
    const commandId = randomUUID() as string as CommandId;
    await this.executor.execute(
      proofAggregate,
      {
        stream: proofStream(this.county),
        ...{ commandId, correlationId: commandId as string as CorrelationId, actor },
      },
      { verb: 'recordProof', data },
    );
  }
}
