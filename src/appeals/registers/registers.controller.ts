import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Documented, InLanguage, LINES, OnlyFor, ReadsFrom, Sender, sendLines, StepUp } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { Language } from '../../kernel/language';
import { Registers } from './registers';
import * as asked from './parameters';
import * as schemas from './schemas';

const tag = '审计 audit';
const who = [
  'Auditors: of the county all of it, of a town what is of its appeals. That they asked is on record before the answer leaves.',
];
const refuses = ['request/cursor-invalid'];

/** 登记簿: what an auditor looks through, county by county or town by town. */
@OnlyFor('auditor')
@Controller('audit')
export class RegistersController {
  constructor(@Inject(Registers) private readonly registers: Registers) {}

  @Get('late')
  @ReadsFrom('registers', 'appeals')
  @Documented({
    tag,
    who,
    summary: '超期登记 every deadline that was missed, the last due first',
    answer: schemas.late,
    refuses,
  })
  late(@Query() question: asked.LateParameters, @Sender() from: Envelope, @InLanguage() language: Language) {
    return this.registers.late(question, from, language);
  }

  @Get('returns')
  @ReadsFrom('registers', 'appeals')
  @Documented({
    tag,
    who,
    summary: '退单登记 every return that was asked for, and what came of it, newest first',
    description: '`ended`: it was accepted, recalled or taken over before anybody decided.',
    answer: schemas.returns,
    refuses,
  })
  returns(
    @Query() question: asked.ReturnsParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.registers.returns(question, from, language);
  }

  @Get('accesses')
  @ReadsFrom('accesses', 'appeals')
  @Documented({
    tag,
    who,
    summary: '查阅登记 who looked at what, and why, newest first',
    description:
      'Reveals, exports, look-ups by number, readings by auditors. What is of no single appeal is for auditors of the county.',
    answer: schemas.accesses,
    refuses,
  })
  accesses(
    @Query() question: asked.AccessesParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.registers.accesses(question, from, language);
  }

  @Get('changes')
  @ReadsFrom('registers', 'appeals')
  @Documented({
    tag,
    who,
    summary: '变更登记 every version of the rules, who published it, and how many appeals it moved',
    description:
      'Directory, catalogue, policies, calendar, permissions, texts of notices, rules of looking; newest first.',
    answer: schemas.changes,
    refuses,
  })
  changes(
    @Query() question: asked.ChangesParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.registers.changes(question, from, language);
  }

  @Get('changes/:document/:version')
  @ReadsFrom('registers', 'appeals')
  @Documented({
    tag,
    who,
    summary: '变更影响 the appeals that one version moved, newest first',
    parameters: { document: 'calendar', version: '2' },
    answer: schemas.moved,
    refuses: [...refuses, 'reference/no-version'],
  })
  moved(
    @Param('document') document: string,
    @Param('version') version: string,
    @Query() question: asked.MovedParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.registers.moved(document, version, question, from, language);
  }

  @Get('register')
  @StepUp()
  @ReadsFrom('registers', 'accesses', 'appeals')
  @Documented({
    tag,
    who,
    summary: '登记导出 all of a register, a line of JSON each',
    description:
      'The same lines as in its pages, the last one with their count. On record before the first leaves.',
    answer: { mediaTypes: [LINES] },
  })
  lines(
    @Query() question: asked.RegisterParameters,
    @Sender() from: Envelope,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return sendLines(this.registers.lines(question, from), reply);
  }
}
