import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isOfCounty } from '../../directory';
import {
  Caller,
  Documented,
  edgeError,
  InvalidRequest,
  LINES,
  OnlyFor,
  Sender,
  sendTexts,
  StepUp,
} from '../../edge';
import type { Identity } from '../../identity';
import type { Actor } from '../../kernel/actor';
import type { Envelope } from '../../kernel/envelope';
import { ReferenceInForce } from '../../reference';
import { Evidence } from '../evidence';
import { ConsistencyParameters, ExportParameters, HeadsParameters, InclusionParameters } from './parameters';
import { consistencyAnswer, headsAnswer, inclusionAnswer } from './schemas';

const tag = '审计 audit';
const who = ['Auditors of the county alone: it is about every appeal.'];
const PER_PAGE = 100;

/** What an auditor takes away, to be checked without this service. */
@OnlyFor('auditor')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly evidence: Evidence,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
  ) {}

  @Get('heads')
  @Documented({
    tag,
    who,
    summary: '签名列表 signed heads of the log, oldest first',
    description: 'Each vouches for every event since the one before it, and for all heads before it.',
    answer: headsAnswer,
    refuses: ['access/forbidden'],
  })
  heads(@Query() { from = 0, limit = PER_PAGE }: HeadsParameters, @Caller() { actor }: Identity) {
    this.mayAsk(actor);
    return this.evidence.list(from, limit);
  }

  @Get('proofs/inclusion')
  @Documented({
    tag,
    who,
    summary: '存在证明 that a head vouches for an event',
    description:
      'RFC 9162: `path` leads from the event’s hash to the root of the head that covers it, and `under.path` from there to ' +
      'the tree of heads as any later head has it. Only as good as the head that the asker has from elsewhere.',
    answer: inclusionAnswer,
    refuses: ['access/forbidden', 'audit/not-found', 'audit/not-covered'],
  })
  inclusion(@Query() { stream, revision, head }: InclusionParameters, @Caller() { actor }: Identity) {
    this.mayAsk(actor);
    return this.evidence.inclusion(stream, revision, head);
  }

  @Get('proofs/consistency')
  @Documented({
    tag,
    who,
    summary: '延续证明 that a later head vouches for all that an earlier one did',
    answer: consistencyAnswer,
    refuses: ['access/forbidden', 'audit/not-found'],
  })
  consistency(@Query() { from, to }: ConsistencyParameters, @Caller() { actor }: Identity) {
    this.mayAsk(actor);
    return this.evidence.consistency(from, to);
  }

  @Get('export')
  @StepUp()
  @Documented({
    tag,
    who,
    summary: '导出证据 all of an appeal or a period as stored, with its proof',
    description:
      'Lines of JSON, as docs/reference/proof-format.md describes them; `suqiu-verify` checks them anywhere, offline. Of a ' +
      'period come whole heads, so a little more than it. An export that broke off goes on with `resume` and `had`. Each is ' +
      'on record before its first line leaves. Of an appeal whose reporter is restricted it is refused; of a period it is ' +
      'taken, sealed as it is stored.',
    answer: { mediaTypes: [LINES] },
    refuses: [
      'access/forbidden',
      'audit/not-found',
      'audit/resume-invalid',
      'job/busy',
      'identity/restricted',
    ],
  })
  async export(
    @Query() { appeal, from, until, resume, had = 0 }: ExportParameters,
    @Caller() { actor }: Identity,
    @Sender() envelope: Envelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.mayAsk(actor);
    refuseMixtures({ appeal, from, until, resume, had });
    const wanted = appeal === undefined ? { from, until } : { appeal };
    return sendTexts(await this.evidence.export({ wanted, resume, had }, envelope), reply);
  }

  /** @throws DomainError `access/forbidden` */
  private mayAsk(actor: Actor): void {
    if (!isOfCounty(actor, this.reference.current().directory)) throw edgeError('access/forbidden');
  }
}

/** @throws InvalidRequest */
function refuseMixtures({ appeal, from, until, resume, had }: ExportParameters): void {
  const wrong = (pointer: string, zh: string, en: string) =>
    new InvalidRequest([{ pointer, code: 'field/invalid', details: { reason: { zh, en } } }]);
  if (resume !== undefined && [appeal, from, until].some((each) => each !== undefined))
    throw wrong('/resume', '只能与 had 一起填，其余请去掉', 'stands alone with had: it says itself what of');
  if (resume === undefined && had !== undefined && had > 0)
    throw wrong('/had', '只能与 resume 一起填', 'comes with resume');
  if (appeal !== undefined && (from !== undefined || until !== undefined))
    throw wrong('/appeal', '整件导出，请去掉 from 和 until', 'is exported whole: leave from and until out');
  if (from !== undefined && until !== undefined && until <= from)
    throw wrong('/until', '应晚于 from', 'must lie after from');
}
