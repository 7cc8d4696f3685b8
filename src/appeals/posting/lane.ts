import type { Recorded } from '../../kernel/event';
import { UnknownEventType } from '../../runtime/codec';
import type { Standing } from '../../runtime/follower/checkpoints';
import { Lane, unknownEvent, type Plan } from '../../runtime/follower/lane';
import type { LogEntry } from '../../runtime/follower/log-entry';
import type { Transaction } from '../../runtime/runners/database';
import { isForSubscription, webhookOf, webhookSchemas, type WebhookEvent } from '../../webhooks';
import { noticeOf, noticeSchemas, type NoticeEvent, type NoticeSent } from '../notices/notice';
import { recipientKey } from '../read-models/inbox/project';
import { keyOf, newTarget, type PostingRow, type Target } from './rows';
import { postingStore as store } from './store';

export const POSTING_GENERATION = 1;

/** What one batch of the log changes of the queue, in its order. */
type Change = (tx: Transaction) => Promise<void>;

/** Who is posted to, as far as the lane has read; the sender adds how it goes there. */
export type Targets = Map<string, Target>;

/** Queues what is to be posted, and takes off the queue what the log says has become of it. */
export class PostingLane extends Lane {
  constructor(
    standing: Standing,
    readonly targets: Targets,
    private readonly onQueued: (target: Pick<Target, 'channel' | 'target'>) => void,
  ) {
    super(POSTING_GENERATION, standing);
  }

  async plan(entries: readonly LogEntry[]): Promise<Plan> {
    const batch = new Batch(this.targets);
    let passed: LogEntry | undefined;
    for (const entry of entries) {
      try {
        if (entry.category === 'notice') batch.notice(entry.recorded(noticeSchemas) as Recorded<NoticeEvent>);
        if (entry.category === 'webhook')
          batch.webhook(entry.recorded(webhookSchemas) as Recorded<WebhookEvent>);
      } catch (error) {
        if (error instanceof UnknownEventType)
          return { ...this.planOf(batch, passed), halt: unknownEvent(entry) };
        throw error;
      }
      passed = entry;
    }
    return this.planOf(batch, passed);
  }

  async release(): Promise<void> {
    throw new Error('what is posted sets nothing aside');
  }

  private planOf(batch: Batch, passed: LogEntry | undefined): Plan {
    const { changes, changed } = batch;
    return {
      ...{ passed, parked: [] },
      write:
        changes.length === 0
          ? undefined
          : async (tx) => {
              for (const change of changes) await change(tx);
            },
      adopt: () => {
        for (const [key, target] of changed)
          if (target === undefined) this.targets.delete(key);
          else this.targets.set(key, target);
        for (const target of batch.queued.values()) this.onQueued(target);
      },
    };
  }
}

class Batch {
  readonly changes: Change[] = [];
  /** Nothing for one that ended. */
  readonly changed = new Map<string, Target | undefined>();
  readonly queued = new Map<string, Target>();

  constructor(private readonly known: ReadonlyMap<string, Target>) {}

  notice({ stream, position, event, metadata }: Recorded<NoticeEvent>): void {
    if (event.type === 'NoticeRead') return;
    if (event.type === 'NoticeFailed' || event.data.posted !== undefined) {
      const { posted } = event.data;
      if (posted !== undefined) this.changes.push((tx) => store.over(tx, posted, posted.notices));
      return;
    }
    for (const { channel, from } of event.data.goesBy ?? [])
      for (const { target } of this.targetsOf(channel, event)) {
        const row: PostingRow = {
          ...{ channel, target, notice: noticeOf(stream), appeal: event.data.appeal, position, due: from },
          ...{ recipient: recipientKey(event.data.to), written_at: metadata.occurredAt },
          ...{ message: null, attempts: 0, retry_at: 0, cause: null },
        };
        this.changes.push((tx) => store.queue(tx, row));
      }
  }

  webhook({ stream, event }: Recorded<WebhookEvent>): void {
    const of = { channel: 'webhook', target: webhookOf(stream) } as const;
    const before = this.find(keyOf(of));
    switch (event.type) {
      case 'WebhookSubscribed':
        this.put(newTarget(of.channel, of.target, event.data));
        return;
      case 'WebhookSecretRotated':
        return;
      case 'WebhookSwitchedOff':
        if (before !== undefined)
          this.put({ ...before, state: 'off', cause: event.data.detail ?? event.data.cause });
        return;
      case 'WebhookSwitchedOn':
        if (before === undefined) return;
        this.changes.push((tx) => store.hasten(tx, of));
        this.put({ ...before, state: 'on', failures: 0, retryAt: 0, cause: undefined });
        return;
      case 'WebhookEnded':
        this.changed.set(keyOf(of), undefined);
        this.changes.push((tx) => store.drop(tx, of));
        return;
      default:
        return event satisfies never;
    }
  }

  private targetsOf(channel: Target['channel'], { data }: NoticeSent): readonly Target[] {
    const found =
      channel === 'webhook'
        ? [...new Map([...this.known, ...this.changed]).values()].filter(
            (target): target is Target =>
              target?.subscription !== undefined &&
              isForSubscription(target.subscription, data.to, data.moment),
          )
        : [this.find(keyOf({ channel, target: '' })) ?? this.put(newTarget(channel, ''))];
    for (const target of found) this.queued.set(keyOf(target), target);
    return found;
  }

  private find(key: string): Target | undefined {
    return this.changed.has(key) ? this.changed.get(key) : this.known.get(key);
  }

  private put(target: Target): Target {
    this.changed.set(keyOf(target), target);
    this.changes.push((tx) => store.put(tx, target));
    this.queued.set(keyOf(target), target);
    return target;
  }
}
