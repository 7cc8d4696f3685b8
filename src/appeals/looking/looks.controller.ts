import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { withholdingError } from '../../access';
import { Caller, Documented, InLanguage, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { Appeal } from '../http/step';
import { tags } from '../http/tags';
import { EndWithholdingBody, LooksParameters, WithholdBody } from './looking.dto';
import { MyLooks } from './my-looks';
import { ownLooks, withheldAnswer } from './schemas';
import { WithholdDesk } from './withhold-desk';

const PER_PAGE = 20;
const tag = tags.views;

/** 谁查过我, and while an investigation goes on, what of it is not told. */
@Controller()
export class LooksController {
  constructor(
    private readonly looks: MyLooks,
    private readonly desk: WithholdDesk,
  ) {}

  @Get('me/looks')
  @OnlyFor('citizen')
  @ReadsFrom('accesses', 'appeals')
  @Documented({
    tag,
    summary: '谁查过我 who looked at my identity, newest first',
    description:
      'Each reveal of my own name and number at an appeal of mine, and each look-up by a telephone number that is verified as mine: when, by what role of which unit, and for what purpose of the list. Of what a proxy and a reporter were shown, each sees their own. What an investigation withholds shows once its time is over. A page may hold fewer than `limit` while there is a `next`.',
    answer: ownLooks,
    refuses: ['request/cursor-invalid'],
  })
  mine(
    @Query() { limit = PER_PAGE, ...asked }: LooksParameters,
    @Caller() caller: Identity,
    @InLanguage() language: Language,
  ) {
    return this.looks.of(caller, { ...asked, limit }, language);
  }

  @Post('appeals/:id/looks/withhold')
  @HttpCode(200)
  @Documented({
    tag,
    summary: '暂不告知 withhold from whom it was at who looked, while an investigation goes on',
    description:
      'Looks at this appeal, and look-ups of whoever stands behind it, those of before included; never of looks by whoever decides it. By whom, why and until when is on record first, and shows in the register of accesses.',
    who: ['An auditor of its place, or the discipline desk.'],
    verb: 'withholdLooks',
    command: 'aside',
    answer: withheldAnswer,
    refuses: ['looks/until-out-of-bounds', 'directory/unknown-unit', 'reveal/erased'],
  })
  async withhold(@Appeal() appeal: AppealId, @Sender() from: Envelope, @Body() body: WithholdBody) {
    return { appeal, withholding: await this.desk.withhold(appeal, body, from) };
  }

  @Post('appeals/:id/looks/withhold/:withholding/end')
  @HttpCode(200)
  @Documented({
    tag,
    summary: '恢复告知 end a withholding before its time',
    who: ['An auditor of its place, or the discipline desk.'],
    parameters: { withholding: '1' },
    verb: 'withholdLooks',
    command: 'aside',
    answer: withheldAnswer,
    refuses: ['looks/no-withholding', 'looks/not-withheld', 'reveal/erased'],
  })
  async end(
    @Appeal() appeal: AppealId,
    @Param('withholding') number: string,
    @Sender() from: Envelope,
    @Body() body: EndWithholdingBody,
  ) {
    if (!/^[1-9]\d{0,5}$/.test(number)) throw withholdingError('looks/no-withholding');
    const withholding = Number(number);
    await this.desk.end(appeal, withholding, body, from);
    return { appeal, withholding };
  }
}
