import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { answered, Documented, OnlyFor, ReadsFrom, Sender } from '../../edge';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import { WebhookDesk } from '../webhook-desk';
import { webhookList, webhookSecret, webhookTurned } from './schemas';
import { WebhookBody, WebhookRotationBody } from './webhooks.dto';

const tag = '运行 operations';
const parameters = { webhook: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a71' };
const DAY_HOURS = 24;

/** 推送订阅: where other systems are told of notices. Who gets what leaves the county, so that an operator answers for each. */
@OnlyFor('admin')
@Controller('operations/webhooks')
export class WebhooksController {
  constructor(private readonly desk: WebhookDesk) {}

  @Get()
  @ReadsFrom('posting')
  @Documented({
    ...{ tag, answer: webhookList },
    summary: '推送订阅列表 the webhooks, how it goes there and what waits',
    description: 'One that has failed too often in a row is off until somebody switches it on again.',
  })
  async list() {
    return { webhooks: await this.desk.list() };
  }

  @Post()
  @HttpCode(201)
  @Documented({
    ...{ tag, answer: webhookSecret, status: 201, command: 'new' },
    refuses: [
      'webhook/not-configured',
      'webhook/address',
      'webhook/unknown-account',
      'directory/unknown-unit',
    ],
    summary: '登记推送订阅 register where a client account is told of notices',
    description:
      'Answers the secret that signatures are checked with; sent again under the same `Idempotency-Key`, the same. ' +
      'Notices of violation reports and of accusations never go out.',
  })
  async subscribe(@Sender() from: Envelope, @Body() body: WebhookBody) {
    const { made, result } = await this.desk.subscribe(body, from);
    return answered(made, result, `/api/v1/operations/webhooks/${made.id}`);
  }

  @Post(':webhook/rotate-secret')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, answer: webhookSecret, command: 'step', refuses: ['webhook/not-found'] },
    summary: '更换签名密钥 make a new secret; both sign for a while',
  })
  async rotate(
    @Param('webhook') webhook: string,
    @Sender() from: Envelope,
    @Body() { overlapHours = DAY_HOURS }: WebhookRotationBody,
  ) {
    const { made, result } = await this.desk.rotate(webhook, overlapHours, from);
    return answered(withCountyTime(made), result);
  }

  @Post(':webhook/switch-on')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, answer: webhookTurned, command: 'step', refuses: ['webhook/not-found'] },
    summary: '启用推送 switch it on again: what waits goes out at once',
  })
  on(@Param('webhook') webhook: string, @Sender() from: Envelope) {
    return this.turn(webhook, 'on', from);
  }

  @Post(':webhook/switch-off')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, answer: webhookTurned, command: 'step', refuses: ['webhook/not-found'] },
    summary: '停用推送 switch it off: what comes waits for three days',
  })
  off(@Param('webhook') webhook: string, @Sender() from: Envelope) {
    return this.turn(webhook, 'off', from);
  }

  @Post(':webhook/end')
  @HttpCode(200)
  @Documented({
    ...{ tag, parameters, answer: webhookTurned, command: 'step', refuses: ['webhook/not-found'] },
    summary: '注销推送订阅 end it for good: nothing waits any longer, and its secrets are worth nothing',
  })
  end(@Param('webhook') webhook: string, @Sender() from: Envelope) {
    return this.turn(webhook, 'ended', from);
  }

  private async turn(webhook: string, to: 'on' | 'off' | 'ended', from: Envelope) {
    const result = await this.desk.turn(webhook, to, from);
    return answered({ id: webhook, revision: result.revision }, result);
  }
}
