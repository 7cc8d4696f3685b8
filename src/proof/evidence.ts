import { Inject, Injectable } from '@nestjs/common';
import { EvidenceExports, Identities } from '../access';
import type { Envelope } from '../kernel/envelope';
import type { RegionCode, Revision, StreamName } from '../kernel/ids';
import type { Clock } from '../kernel/ports/clock';
import type { EventReader } from '../kernel/ports/event-store';
import { CLOCK, EVENT_STORE } from '../kernel/ports/tokens';
import { ReferenceInForce } from '../reference';
import { hashAsStored } from '../runtime/chain';
import { refusalFor } from '../runtime/executor-errors';
import { JOBS, type Jobs } from '../runtime/jobs';
import { auditError } from './errors';
import { citizensBehind } from './export/behind';
import { EXPORT } from './export/export';
import { planFor, planIn, type ExportInput, type Wanted } from './export/plan';
import { readHeads } from './following/series';
import { HeadsAtHand } from './heads-at-hand';
import type { ConsistencyView, HeadsView, InclusionView } from './http/schemas';

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** Heads, proofs and exports, of the log as it is now. */
@Injectable()
export class Evidence {
  private known: HeadsAtHand | undefined;

  constructor(
    @Inject(EVENT_STORE) private readonly log: EventReader,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(JOBS) private readonly jobs: Jobs,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly exports: EvidenceExports,
    private readonly identities: Identities,
  ) {}

  private get county(): RegionCode {
    return this.reference.current().directory.county;
  }

  private heads(): Promise<HeadsAtHand> {
    return (this.known ??= new HeadsAtHand(this.log, this.county)).look();
  }

  /** @throws DomainError `store/unavailable` */
  list(from: number, limit: number): Promise<HeadsView> {
    return available(async () => {
      const { size } = await this.heads();
      const heads = await readHeads(this.log, this.county, from, limit);
      const next = from + heads.length;
      return { heads, total: size, ...(next < size && heads.length > 0 ? { next } : {}) };
    });
  }

  /** @throws DomainError `audit/not-found`, `audit/not-covered`, `store/unavailable` */
  inclusion(stream: StreamName, revision: number, under: number | undefined): Promise<InclusionView> {
    return available(async () => {
      const heads = await this.heads();
      const [stored] = await this.log.readStream(stream, revision as Revision, 1);
      if (stored === undefined || stored.revision !== revision) throw auditError('audit/not-found');
      const inclusion = await heads.inclusionOf(stored.position);
      if (inclusion === undefined) throw auditError('audit/not-covered');
      const { head, index, path } = inclusion;
      const vouching = under ?? heads.size - 1;
      const [covers, vouches] = [heads.at(head), heads.at(vouching)];
      if (covers === undefined || vouches === undefined) throw auditError('audit/not-found');
      if (vouching < head) throw auditError('audit/not-covered');
      const size = vouching + 1;
      return {
        ...{ stream, revision, hash: hashAsStored(stored), head, index, size: covers.events },
        root: covers.root,
        path: path.map(hex),
        under: {
          ...{ head: vouching, index: head, size, root: vouches.heads },
          path: heads.tree.inclusion(head, size).map(hex),
        },
      };
    });
  }

  /** @throws DomainError `audit/not-found`, `store/unavailable` */
  consistency(from: number, to: number | undefined): Promise<ConsistencyView> {
    return available(async () => {
      const heads = await this.heads();
      const later = to ?? heads.size - 1;
      const end = (number: number) => {
        const head = heads.at(number);
        if (head === undefined) throw auditError('audit/not-found');
        return { head: number, size: number + 1, root: head.heads };
      };
      const ends = { from: end(from), to: end(later) };
      if (from > later) throw auditError('audit/not-found');
      return { ...ends, path: heads.tree.consistency(from + 1, later + 1).map(hex) };
    });
  }

  /**
   * Who takes away what is on record before the first line leaves.
   * @throws DomainError `audit/not-found`, `audit/resume-invalid`, `identity/restricted`, `job/busy`, `store/unavailable`
   */
  async export(
    asked: { readonly wanted: Wanted; readonly resume?: string | undefined; readonly had: number },
    from: Envelope,
  ): Promise<AsyncGenerator<string>> {
    const input = await available(() => this.planned(asked, from));
    return this.texts(input);
  }

  private async planned(
    {
      wanted,
      resume,
      had,
    }: { readonly wanted: Wanted; readonly resume?: string | undefined; readonly had: number },
    from: Envelope,
  ): Promise<ExportInput> {
    const heads = await this.heads();
    const at = this.clock.now();
    const old = resume === undefined ? undefined : planIn(resume, heads);
    const of = old === undefined ? wanted : 'appeal' in old ? { appeal: old.appeal } : {};
    // Of a period all is taken, sealed as it is: without its keys nobody reads it.
    if ('appeal' in of) await this.identities.refuseRestricted(await citizensBehind(of.appeal, this.log));
    const plan = old ?? (await planFor(wanted, this.log, heads));
    await this.exports.record({ county: this.county, of, heads: plan.heads, had, from });
    // The record of it is a part of it.
    return { plan: old ?? (await planFor(wanted, this.log, heads)), at, had };
  }

  private async *texts(input: ExportInput): AsyncGenerator<string> {
    for await (const { text } of this.jobs.run(EXPORT, input)) yield text as string;
  }
}

async function available<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    throw refusalFor(error);
  }
}
