/** What other features may know of webhooks: who subscribes to what. Its Nest parts are in its feature. */
export {
  evolveWebhook,
  isForSubscription,
  signingGenerations,
  webhookAggregate,
  webhookOf,
  webhookSchemas,
  webhookStream,
  type OffCause,
  type Subscription,
  type Webhook,
  type WebhookCommand,
  type WebhookEvent,
  type WebhookState,
} from './domain/webhook';
