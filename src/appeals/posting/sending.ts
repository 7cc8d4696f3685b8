import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import { SYSTEM } from '../../kernel/actor';
import type { CorrelationId, PersonId, StreamName } from '../../kernel/ids';
import { messageOf } from '../../runtime/runners/status';
import { webhookStream, type WebhookCommand } from '../../webhooks';
import { derivedId } from '../../runtime/command-ids';
import type { KeeperPorts } from '../../runtime/runners/keepers';
import { POST, type Post } from '../notices/post-task';
import { keyOf, offCauseOf, type Target } from './rows';

/** A try that has come back. */
export interface Tried {
  readonly post: Post;
  readonly outcome: CommandOutcome;
}

/** Messages at once to one webhook that is well; the others take one at a time. */
const AT_ONCE = 4;

/** What is under way. It waits for nobody: whatever comes back is taken in at the next turn. */
export class Sending {
  private readonly busy = new Map<
    string,
    { readonly key: string; readonly appeal: string; readonly done: Promise<void> }
  >();
  private readonly back: Tried[] = [];
  private readonly switching = new Set<string>();
  /** Answers to what another owner goes on with are nobody's any more. */
  private era = 0;

  constructor(private readonly ports: Pick<KeeperPorts, 'commands' | 'wake'>) {}

  peek(): readonly Tried[] {
    return [...this.back];
  }

  /** These are committed. */
  settled(tried: readonly Tried[]): void {
    this.back.splice(0, tried.length);
    for (const { post } of tried) this.busy.delete(post.message);
  }

  /** How many more messages may go there now. */
  roomFor(target: Target): number {
    const most = target.channel === 'webhook' && target.failures === 0 ? AT_ONCE : 1;
    return Math.max(0, most - this.under(keyOf(target)).length);
  }

  /** One message of an appeal at a time, so that what happened first is told first. */
  isBusyWith(target: Target, appeal: string): boolean {
    return this.under(keyOf(target)).some((one) => one.appeal === appeal);
  }

  send(post: Post, appeal: string): void {
    const { era } = this;
    const done = this.outcomeOf(envelopeOf(post)).then((outcome) => this.comesBack({ post, outcome }, era));
    this.busy.set(post.message, { key: keyOf(post), appeal, done });
  }

  /** Says so in the log, until it does. */
  switchOff(target: Target): void {
    const key = keyOf(target);
    if (this.switching.has(key)) return;
    this.switching.add(key);
    const data = { cause: offCauseOf(target), detail: target.cause };
    const command: WebhookCommand = { verb: 'switchWebhookOff', data };
    const id = derivedId('switch-off', target.target, String(target.retryAt));
    const envelope = { stream: webhookStream(target.target), command, commandId: id };
    void this.outcomeOf({ ...envelope, correlationId: correlationOf(id), actor }).then(() => {
      this.switching.delete(key);
      this.ports.wake();
    });
  }

  async drain(): Promise<void> {
    await Promise.all([...this.busy.values()].map(({ done }) => done));
  }

  forget(): void {
    this.era++;
    this.busy.clear();
    this.switching.clear();
    this.back.length = 0;
  }

  private under(key: string) {
    return [...this.busy.values()].filter((one) => one.key === key);
  }

  private comesBack(tried: Tried, era: number): void {
    if (era !== this.era) return;
    this.back.push(tried);
    this.ports.wake();
  }

  private async outcomeOf(envelope: CommandEnvelope): Promise<CommandOutcome> {
    try {
      return await this.ports.commands.send(envelope);
    } catch (error) {
      return { kind: 'unavailable', reason: messageOf(error) };
    }
  }
}

const actor = { ...SYSTEM, id: 'posting' as PersonId };
const correlationOf = (id: string): CorrelationId => id as CorrelationId;

/** The record's command follows from the message: what is sent twice is recorded once. */
const envelopeOf = (command: Post): CommandEnvelope => ({
  stream: `${POST}-${command.message}` as StreamName,
  command,
  commandId: derivedId('post', command.message),
  correlationId: correlationOf(command.message),
  actor,
});
