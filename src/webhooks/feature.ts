import type { Feature } from '../kernel/feature';
import { webhookAggregate } from './domain/webhook';
import { webhookErrors } from './messages';

/** Where other systems are told of notices. */
export const webhooksFeature: Feature = {
  name: 'webhooks',
  aggregates: [webhookAggregate],
  errors: webhookErrors,
  routes: async () => (await import('./webhooks.module')).WebhooksModule,
};
