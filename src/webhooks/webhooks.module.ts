import { Module } from '@nestjs/common';
import { WebhooksController } from './http/webhooks.controller';
import { WebhookDesk } from './webhook-desk';

/** Webhooks over HTTP. Expects, from a global module, executor, clock, reference, read side and the door they leave by. */
@Module({ controllers: [WebhooksController], providers: [WebhookDesk] })
export class WebhooksModule {}
