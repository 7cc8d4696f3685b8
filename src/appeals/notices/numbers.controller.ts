import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Documented, OnlyFor, Sender, shapes } from '../../edge';
import type { Envelope } from '../../kernel/envelope';
import { at } from '../http/schemas/story';
import { NumberDesk, type NumberForNotice } from './number-desk';

const { answerOf, eg, instant, shape, text, uuid } = shapes;
const MESSAGE = '7c1d2e3f-4a5b-8c6d-9e7f-0a1b2c3d4e5f';

const numberForNotice = answerOf<NumberForNotice>()(
  'NumberForNotice',
  shape({
    message: eg(uuid, MESSAGE),
    phone: eg(
      text('Of whoever the notice is for; to be kept no longer than it takes to ring.'),
      '13909150042',
    ),
    until: eg({ ...instant, description: 'Until when it may be asked for.' }, at('12:00:00')),
  }),
);

/** What a gateway needs to bring a notice out, and no channel carries. */
@Controller('notices')
export class NumbersController {
  constructor(@Inject(NumberDesk) private readonly desk: NumberDesk) {}

  @Post(':message/number')
  @HttpCode(200)
  @OnlyFor('client')
  @Documented({
    tag: '通知 notices',
    summary: '查送达号码 the telephone number behind one notice, for the gateway that brings it out',
    description:
      'By the `id` of the event on the topic, or the `webhook-id`, once it is on record as sent: where it is `notice/not-found`, ask again a second later. ' +
      'Each asking is on record beside the appeal before the number is answered, as a reveal with the purpose that `GET /looking` lists for the account, and shows in the `GET /me/looks` of whose number it is. ' +
      'Of a notice to a citizen alone; units and people have their numbers in the directory of the gateway.',
    who: [
      'A client account that `GET /looking/gateways` names, of a notice that went to the topic or to a webhook of its own, for so many minutes after it was sent.',
    ],
    parameters: { message: MESSAGE },
    command: 'aside',
    answer: numberForNotice,
    refuses: [
      'access/forbidden',
      'notice/not-found',
      'notice/no-number',
      'notice/too-late',
      'notice/withheld',
      'identity/restricted',
      'reveal/erased',
    ],
  })
  ask(@Param('message') message: string, @Sender() from: Envelope) {
    return this.desk.of(message, from);
  }
}
