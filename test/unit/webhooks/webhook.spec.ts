import { DomainError } from '../../../src/kernel/domain-error';
import type { PersonId, UnitId } from '../../../src/kernel/ids';
import { SYSTEM } from '../../../src/kernel/actor';
import { addMillis, type Instant } from '../../../src/kernel/time';
import {
  evolveWebhook,
  isForSubscription,
  signingGenerations,
  webhookAggregate,
  type Subscription,
  type Webhook,
  type WebhookCommand,
  type WebhookEvent,
} from '../../../src/webhooks';

const NOW = '2026-07-01T02:00:00.000Z' as Instant;
const subscription: Subscription = {
  account: 'client-12345' as PersonId,
  url: 'https://gateway.example.cn/suqiu',
  to: ['unit'],
};
const subscribed: WebhookEvent = { type: 'WebhookSubscribed', data: subscription };
const off: WebhookEvent = { type: 'WebhookSwitchedOff', data: { cause: 'failing', detail: 'answered 500' } };
const on: WebhookEvent = { type: 'WebhookSwitchedOn', data: {} };
const ended: WebhookEvent = { type: 'WebhookEnded', data: {} };

const after = (events: readonly WebhookEvent[]) => events.reduce(evolveWebhook, null as Webhook | null);
const decided = (events: readonly WebhookEvent[], command: WebhookCommand) =>
  webhookAggregate.decider.decide(command, after(events), { now: NOW, actor: SYSTEM, versions: {} });

describe('a webhook', () => {
  it('is subscribed once', () => {
    const command = { verb: 'subscribeWebhook', data: subscription } as const;
    expect(decided([], command)).toEqual([subscribed]);
    expect(decided([subscribed], command)).toEqual([]);
  });

  it('is switched off and on, and once is enough', () => {
    const switchOff = {
      verb: 'switchWebhookOff',
      data: { cause: 'failing', detail: 'answered 500' },
    } as const;
    const switchOn = { verb: 'switchWebhookOn', data: {} } as const;
    expect(decided([subscribed], switchOff)).toEqual([off]);
    expect(decided([subscribed, off], switchOff)).toEqual([]);
    expect(decided([subscribed, off], switchOn)).toEqual([on]);
    expect(decided([subscribed], switchOn)).toEqual([]);
    expect(after([subscribed, off, on])?.off).toBeUndefined();
  });

  it('has two secrets while one takes over from the other, and never three', () => {
    const rotate = { verb: 'rotateWebhookSecret', data: { overlapHours: 24 } } as const;
    const [rotated] = decided([subscribed], rotate) as [WebhookEvent];
    const once = after([subscribed, rotated])!;
    expect(signingGenerations(once, NOW)).toEqual([2, 1]);
    expect(signingGenerations(once, addMillis(NOW, 24 * 3_600_000))).toEqual([2]);
    expect(signingGenerations(after([subscribed, rotated, rotated])!, NOW)).toEqual([3, 2]);
    expect(signingGenerations(after([subscribed])!, NOW)).toEqual([1]);
  });

  it('that has ended, or never was, takes no command', () => {
    for (const events of [[], [subscribed, ended]])
      for (const verb of ['switchWebhookOn', 'endWebhook'] as const)
        expect(() => decided(events, { verb, data: {} })).toThrow(new DomainError('webhook/not-found'));
    expect(decided([subscribed], { verb: 'endWebhook', data: {} })).toEqual([ended]);
  });

  it('is for whom and of what it says', () => {
    const town = { kind: 'unit', id: 'centre-610921102' } as const;
    const citizen = { kind: 'citizen', id: '0190a1b2' } as const;
    const named = { ...subscription, units: ['centre-610921102' as UnitId] };
    expect(isForSubscription(subscription, town, 'routed')).toBe(true);
    expect(isForSubscription(subscription, citizen, 'routed')).toBe(false);
    expect(isForSubscription(named, town, 'routed')).toBe(true);
    expect(isForSubscription(named, { kind: 'unit', id: 'dept-police' }, 'routed')).toBe(false);
    expect(isForSubscription({ ...named, to: ['citizen'] }, citizen, 'routed')).toBe(true);
    expect(isForSubscription({ ...subscription, moments: ['overdue'] }, town, 'routed')).toBe(false);
  });
});
