import { Controller, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Caller, Documented, edgeError, LINES, OnlyFor, sendLines } from '../../edge';
import { isOfCounty } from '../../directory';
import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import { withCountyTime } from '../../kernel/county-time';
import { ReferenceInForce } from '../../reference';
import { DeadlineProofs } from '../proof/proofs';
import { lastProof, type LastProofView } from './schemas/proof';

const tag = '运行 operations';
const who = ['Auditors of the county alone: it is about every appeal.'];

/** Every deadline, held against the log. Ids alone are told: what an appeal is about is none of the admin's business. */
@OnlyFor('admin', 'auditor')
@Controller('operations')
export class ProofController {
  constructor(
    private readonly proofs: DeadlineProofs,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  @Get('deadline-proof')
  @Documented({
    tag,
    who,
    summary: '时限核查结果 what the last proof of all deadlines came to',
    description:
      'Of the nightly one, or of the last that somebody asked for. `missing`, `doubled`, `early`: a miss, a warning ' +
      'or a ladder step. `unwatched`: open, and nobody owes anything. `unexplained`: a due time that is not the one ' +
      'that events and rules make. `uncounted`: what was published over it was not counted. `unreadable`: written ' +
      'by another build, or damaged.',
    answer: lastProof,
    refuses: ['access/forbidden'],
  })
  async last(@Caller() { actor }: Identity): Promise<LastProofView> {
    this.mayAsk(actor);
    const last = await this.proofs.last();
    if (last === undefined) return {};
    const { event, metadata } = last;
    const { role, id } = metadata.actor;
    const by = role === 'system' ? role : id;
    return withCountyTime({ last: { ...event.data, at: metadata.occurredAt, by } });
  }

  @Post('deadline-proof')
  @HttpCode(200)
  @Documented({
    tag,
    who,
    summary: '核查全部时限 prove all deadlines against the log, now',
    description:
      'A line of JSON each: `{"line":"finding", …}`, from time to time `{"line":"progress", "position", "of", …}`, at ' +
      'the end `{"line":"done", "appeals", "events", "deadlines", "misses", "findings"}`, which is recorded by then. ' +
      'What fell due in the last five minutes may still be on its way. Ends when the caller hangs up.',
    answer: { mediaTypes: [LINES] },
    refuses: ['job/busy', 'access/forbidden'],
  })
  prove(@Caller() { actor }: Identity, @Res({ passthrough: true }) reply: FastifyReply) {
    this.mayAsk(actor);
    return sendLines(this.proofs.run(actor), reply);
  }

  /** @throws DomainError `access/forbidden` */
  private mayAsk(actor: Actor): void {
    if (actor.role !== 'admin' && !isOfCounty(actor, this.reference.current().directory))
      throw edgeError('access/forbidden');
  }
}
