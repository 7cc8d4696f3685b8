import { shapes } from '../../edge';
import { moments } from '../../notices';
import { recipientKinds } from '../domain/webhook';
import type { WebhookSecret, WebhookView } from '../webhook-desk';

const { answerOf, eg, instant, listOf, named, oneOf, shape, text, uuid, whole } = shapes;

const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a71';

export const webhookList = answerOf<{ readonly webhooks: readonly WebhookView[] }>()(
  'Webhooks',
  shape({
    webhooks: listOf(
      named(
        'Webhook',
        shape({
          id: eg(uuid, ID),
          account: eg(text(), 'client-12345'),
          url: eg(text(), 'https://gateway.example.cn/suqiu'),
          to: eg(listOf(oneOf(recipientKinds)), ['unit']),
          'units?': listOf(text()),
          'moments?': listOf(named('NoticeMoment', oneOf(moments))),
          state: eg(oneOf(['on', 'off']), 'on'),
          'cause?': text('Why it is off, or what its last try met.'),
          failures: eg(whole('Tries in a row that failed.'), 0),
          waiting: eg(whole('Notices that wait to go there.'), 0),
        }),
      ),
    ),
  }),
);

export const webhookSecret = answerOf<WebhookSecret>()(
  'WebhookSecret',
  shape({
    id: eg(uuid, ID),
    secret: eg(
      text('What signatures are checked with: HMAC-SHA-256 under the base64 behind `whsec_`.'),
      'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
    ),
    'beforeUntil?': { ...instant, description: 'Until when the one before signs, too.' },
  }),
);

export interface WebhookTurned {
  readonly id: string;
  readonly revision: number;
}
export const webhookTurned = answerOf<WebhookTurned>()(
  'WebhookTurned',
  shape({ id: eg(uuid, ID), revision: eg(whole('For `If-Match`.'), 2) }),
);
