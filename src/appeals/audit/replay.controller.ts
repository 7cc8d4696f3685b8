import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { principals, type Asked, type AuditView } from '../../access';
import { Documented, InLanguage, InvalidRequest, OnlyFor, ReadsFrom, Sender, StepUp } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { RevealBody } from '../http/dto/queries.dto';
import { Appeal } from '../http/step';
import { Accesses } from './accesses';
import type { Question } from './audited';
import { Causes } from './causes';
import { AccessParameters, AsParameters, AtParameters, DiffParameters, NoParameters } from './parameters';
import { Originals } from './originals';
import { momentIn } from './past';
import * as schemas from './schemas';
import { SeenByRole } from './seen-as';
import { States } from './states';

const tag = '审计 audit';
const who = [
  'Auditors, of the appeals of their place. That they asked is on record before the answer leaves.',
];
const PER_PAGE = 100;

/** Whom no unit has. */
const withoutUnit = new Set<(typeof principals)[number]>(['citizen', 'anonymous', 'admin', 'client']);

/** What happened to one appeal, as it was and as it was seen. */
@OnlyFor('auditor')
@Controller('audit/appeals/:id')
export class ReplayController {
  constructor(
    @Inject(States) private readonly states: States,
    @Inject(SeenByRole) private readonly seenByRole: SeenByRole,
    @Inject(Causes) private readonly caused: Causes,
    @Inject(Accesses) private readonly accessed: Accesses,
    @Inject(Originals) private readonly hidden: Originals,
  ) {}

  @Get()
  @Documented({
    tag,
    who,
    summary: '历史状态 the appeal as it stood at a moment',
    description:
      'Opened as far as the caller may, with its deadlines as they stood. Names are those of that day.',
    answer: schemas.stateThen,
    refuses: ['audit/nothing-then'],
  })
  state(
    @Appeal() id: AppealId,
    @Query() { at }: AtParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.states.at(
      at === undefined ? undefined : momentIn(at),
      asking(id, 'state', { at }, from),
      language,
    );
  }

  @Get('diff')
  @Documented({
    tag,
    who,
    summary: '状态对比 what differs between two moments, field by field',
    description:
      'Each field that differs, by its JSON pointer, with every event on the way that changed it. What is sealed, and ' +
      'each item of a list, is one field.',
    answer: schemas.diff,
    refuses: ['audit/nothing-then'],
  })
  diff(
    @Appeal() id: AppealId,
    @Query() { from: earlier, to }: DiffParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    const question = asking(id, 'diff', { from: earlier, to }, from);
    return this.states.between(
      momentIn(earlier),
      to === undefined ? undefined : momentIn(to),
      question,
      language,
    );
  }

  @Get('causes')
  @ReadsFrom('sendings')
  @Documented({
    tag,
    who,
    summary: '因果链 what led to what, from the report to each notice',
    description:
      'Each command that took effect, in order, with what brought it (`through`), the event that it hangs on (`cause`), ' +
      'and the milliseconds between (`after`); under each event what others are told, the notices that were written of it, and how each went out by every channel (`sendings`): taken or given up, when, after how many tries, and why.',
    answer: schemas.causes,
  })
  causes(
    @Appeal() id: AppealId,
    @Query() _none: NoParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.caused.of(asking(id, 'causes', {}, from), language);
  }

  @Get('accesses')
  @Documented({
    tag,
    who,
    summary: '查阅记录 who looked at it, newest first',
    description:
      'Every reveal of an identity, with its purpose, export, look-up of its reporter’s number, and reading by an auditor. Why a number was looked up may speak of other matters of that person, and stands in the register of accesses alone.',
    answer: schemas.accesses,
    refuses: ['request/cursor-invalid'],
  })
  accesses(
    @Appeal() id: AppealId,
    @Query() { limit = PER_PAGE, cursor }: AccessParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    return this.accessed.of(asking(id, 'accesses', {}, from), { limit, cursor }, language);
  }

  @Post('originals')
  @HttpCode(200)
  @StepUp()
  @Documented({
    tag,
    who,
    summary: '查看隐去内容 what was hidden, in clear; recorded before it answers',
    description:
      'Each text in which a dispatcher hid something, as it was read until then, and an address of each attachment that was hidden. Why it is read is on record first.',
    command: 'aside',
    answer: schemas.originals,
    refuses: ['appeal/erased', 'purpose/unlisted', 'purpose/reason-needed'],
  })
  originals(@Appeal() id: AppealId, @Sender() from: Envelope, @Body() purpose: RevealBody) {
    return this.hidden.of({ ...asking(id, 'originals', {}, from), purpose });
  }

  @Get('as')
  @Documented({
    tag,
    who,
    summary: '岗位视角 what a role saw of it at a moment',
    description:
      'By the directory and the access policy of that day, which `versions` names: the appeal, its timeline, its deadlines ' +
      'and what that role could send. `sees` is false where it was told that there is no such appeal.',
    answer: schemas.seenAs,
    refuses: ['audit/nothing-then', 'audit/beyond-caller'],
  })
  as(
    @Appeal() id: AppealId,
    @Query() { role, unit, at }: AsParameters,
    @Sender() from: Envelope,
    @InLanguage() language: Language,
  ) {
    if (withoutUnit.has(role) === (unit !== undefined))
      throw new InvalidRequest([
        unit === undefined
          ? { pointer: '/unit', code: 'field/required' }
          : {
              pointer: '/unit',
              code: 'field/invalid',
              details: { reason: { zh: '这个角色没有单位', en: 'this role has no unit' } },
            },
      ]);
    const moment = at === undefined ? undefined : momentIn(at);
    return this.seenByRole.at(moment, { role, unit }, asking(id, 'as', { role, unit, at }, from), language);
  }
}

const asking = (
  appeal: AppealId,
  view: AuditView,
  parameters: Readonly<Record<string, string | undefined>>,
  from: Envelope,
): Question => {
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return { appeal, view, asked: Object.fromEntries(given) satisfies Asked, from };
};
