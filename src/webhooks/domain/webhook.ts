import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import type { PersonId, StreamName, UnitId } from '../../kernel/ids';
import { addMillis, type Instant } from '../../kernel/time';
import type { Moment } from '../../notices';

/** Whose notices a subscription gets. */
export const recipientKinds = ['citizen', 'unit', 'person'] as const;
export type RecipientKind = (typeof recipientKinds)[number];

/** Which notices go to one address of a client account. */
export interface Subscription {
  readonly account: PersonId;
  /** `https:`; `http:` where the configuration allows the address. */
  readonly url: string;
  readonly to: readonly RecipientKind[];
  /** Of notices to units, those to these alone. */
  readonly units?: readonly UnitId[] | undefined;
  /** All where it is left out. */
  readonly moments?: readonly Moment[] | undefined;
}

/** `failing`: so many tries in a row failed. `gone`: the receiver answered 410. `operator`: somebody switched it off. */
export const offCauses = ['failing', 'gone', 'operator'] as const;
export type OffCause = (typeof offCauses)[number];

interface Off {
  readonly cause: OffCause;
  /** What the last try met. */
  readonly detail?: string | undefined;
}

export type WebhookEvent =
  | { readonly type: 'WebhookSubscribed'; readonly data: Subscription }
  /** Signed with both secrets until then; the one before is worth nothing afterwards. */
  | { readonly type: 'WebhookSecretRotated'; readonly data: { readonly beforeUntil: Instant } }
  | { readonly type: 'WebhookSwitchedOff'; readonly data: Off }
  | { readonly type: 'WebhookSwitchedOn'; readonly data: Readonly<Record<never, never>> }
  | { readonly type: 'WebhookEnded'; readonly data: Readonly<Record<never, never>> };

export type WebhookCommand =
  | { readonly verb: 'subscribeWebhook'; readonly data: Subscription }
  | { readonly verb: 'rotateWebhookSecret'; readonly data: { readonly overlapHours: number } }
  | { readonly verb: 'switchWebhookOff'; readonly data: Off }
  | { readonly verb: 'switchWebhookOn'; readonly data: Readonly<Record<never, never>> }
  | { readonly verb: 'endWebhook'; readonly data: Readonly<Record<never, never>> };

export interface Webhook {
  readonly subscription: Subscription;
  /** Of its secret: the first is 1. */
  readonly generation: number;
  /** Until when the secret of the generation before signs, too. */
  readonly beforeUntil?: Instant | undefined;
  readonly off?: Off | undefined;
  readonly ended: boolean;
}
export type WebhookState = Webhook | null;

export const webhookSchemas: EventSchemas = {
  versions: {
    WebhookSubscribed: 1,
    WebhookSecretRotated: 1,
    WebhookSwitchedOff: 1,
    WebhookSwitchedOn: 1,
    WebhookEnded: 1,
  },
  upcasts: {},
};

const HOUR = 3_600_000;

export const evolveWebhook = (webhook: WebhookState, { type, data }: WebhookEvent): WebhookState => {
  if (type === 'WebhookSubscribed') return { subscription: data, generation: 1, ended: false };
  if (webhook === null) return null;
  switch (type) {
    case 'WebhookSecretRotated':
      return { ...webhook, generation: webhook.generation + 1, beforeUntil: data.beforeUntil };
    case 'WebhookSwitchedOff':
      return { ...webhook, off: data };
    case 'WebhookSwitchedOn':
      return { ...webhook, off: undefined };
    case 'WebhookEnded':
      return { ...webhook, ended: true };
    default:
      return type satisfies never;
  }
};

const decider: Decider<WebhookState, WebhookCommand, WebhookEvent, DecisionContext> = {
  initial: null,
  evolve: evolveWebhook,
  decide: (command, webhook, { now }) => {
    if (command.verb === 'subscribeWebhook')
      return webhook === null ? [{ type: 'WebhookSubscribed', data: command.data }] : [];
    if (webhook === null || webhook.ended) throw new DomainError('webhook/not-found');
    switch (command.verb) {
      case 'rotateWebhookSecret': {
        const beforeUntil = addMillis(now, command.data.overlapHours * HOUR);
        return [{ type: 'WebhookSecretRotated', data: { beforeUntil } }];
      }
      case 'switchWebhookOff':
        return webhook.off === undefined ? [{ type: 'WebhookSwitchedOff', data: command.data }] : [];
      case 'switchWebhookOn':
        return webhook.off === undefined ? [] : [{ type: 'WebhookSwitchedOn', data: {} }];
      case 'endWebhook':
        return [{ type: 'WebhookEnded', data: {} }];
      default:
        return command satisfies never;
    }
  },
  misses: () => [],
};

/** Where another system wants to be told of notices, and whether it is well there. */
export const webhookAggregate: Aggregate<WebhookState, WebhookCommand, WebhookEvent, DecisionContext> = {
  category: 'webhook',
  decider,
  schemas: webhookSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const webhookStream = (id: string): StreamName => `webhook-${id}` as StreamName;
export const webhookOf = (stream: StreamName): string => stream.slice('webhook-'.length);

/** Which generations of the secret sign at an instant, the newest first. */
export const signingGenerations = ({ generation, beforeUntil }: Webhook, now: Instant): readonly number[] =>
  beforeUntil !== undefined && now < beforeUntil ? [generation, generation - 1] : [generation];

/** Whether a notice to them of that moment is for this subscription. */
export const isForSubscription = (
  { to, units, moments }: Subscription,
  recipient: { readonly kind: RecipientKind; readonly id: string },
  moment: Moment,
): boolean =>
  to.includes(recipient.kind) &&
  (moments === undefined || moments.includes(moment)) &&
  (units === undefined || recipient.kind !== 'unit' || units.some((unit) => unit === recipient.id));
