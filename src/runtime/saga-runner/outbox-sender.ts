import { SYSTEM } from '../../kernel/actor';
import type { PersonId } from '../../kernel/ids';
import type { CommandEnvelope, CommandOutcome, CommandPort } from '../../kernel/ports/command-port';
import { backoff } from '../follower/retry';
import type { RunnerLimits } from '../runners/limits';
import { messageOf } from '../runners/status';
import type { QueuedCommand, SagaStore } from './saga-store';

export interface Concluded {
  readonly command: QueuedCommand;
  readonly outcome: CommandOutcome;
}

/**
 * Sends what the outbox holds: at least once, in order per instance, several instances at a time. A command stays
 * in the outbox until its outcome has been taken in, so that a crash only sends it again under the same id.
 */
export class OutboxSender {
  /** Instances with a command under way: their next one waits. */
  private readonly busy = new Map<string, Promise<void>>();
  private readonly outcomes: Concluded[] = [];
  /** Answers to what was sent before the state was forgotten are nobody's any more. */
  private era = 0;
  /** When to look into the outbox again, as `performance.now()`; Infinity when nothing is there. */
  private lookAt = 0;
  /** Some command may be waiting to be sent again, since before the start perhaps. */
  private retrying = true;

  constructor(
    private readonly saga: string,
    private readonly store: SagaStore,
    private readonly port: CommandPort,
    private readonly limits: RunnerLimits,
    private readonly onOutcome: () => void,
  ) {}

  /** There may be something to send in `delay` milliseconds. */
  look(delay = 0): void {
    this.lookAt = Math.min(this.lookAt, performance.now() + delay);
  }

  /** Milliseconds until there may be something to send. */
  get lookIn(): number {
    return Math.max(this.lookAt - performance.now(), 0);
  }

  /** What came back and has not been taken in. */
  peek(): readonly Concluded[] {
    return [...this.outcomes];
  }

  /** These answers are committed: the next command of their instances may go. */
  settled(taken: readonly Concluded[]): void {
    this.outcomes.splice(0, taken.length);
    for (const { command, outcome } of taken) {
      this.busy.delete(command.instance);
      if (outcome.kind === 'unavailable') this.retrying = true;
      this.look(outcome.kind === 'unavailable' ? this.delayOf(command) : 0);
    }
  }

  /** Milliseconds before this command, once more unavailable, is sent again. */
  delayOf({ attempts }: QueuedCommand): number {
    return backoff(attempts, this.limits);
  }

  /** The outbox belongs to another owner, or is made anew: what is under way will be sent again from there. */
  forget(): void {
    this.era++;
    this.outcomes.length = 0;
    this.busy.clear();
    this.lookAt = performance.now();
    this.retrying = true;
  }

  async send(): Promise<void> {
    if (this.lookIn > 0) return;
    const free = this.limits.commands - this.busy.size;
    if (free <= 0) {
      this.lookAt = Infinity;
      return;
    }
    this.lookAt = Infinity;
    const found = await this.store.nextCommands(this.limits.commands);
    const ready = found.filter(({ instance }) => !this.busy.has(instance)).slice(0, free);
    for (const command of ready) this.busy.set(command.instance, this.sendOne(command));
    if (!this.retrying) return;
    const nextRetry = await this.store.nextRetryIn();
    this.retrying = nextRetry !== undefined;
    if (nextRetry !== undefined) this.look(nextRetry);
  }

  /** Waits for what is under way, within bounds; whatever stays unanswered is sent again at the next start. */
  async drain(millis: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const bound = new Promise<void>((resolve) => (timer = setTimeout(resolve, millis)));
    await Promise.race([Promise.all(this.busy.values()), bound]);
    clearTimeout(timer);
  }

  private async sendOne(command: QueuedCommand): Promise<void> {
    const { era } = this;
    const outcome = await this.outcomeOf(command);
    if (era !== this.era) return;
    this.outcomes.push({ command, outcome });
    this.onOutcome();
  }

  private async outcomeOf(command: QueuedCommand): Promise<CommandOutcome> {
    try {
      return await this.port.send(this.envelopeOf(command));
    } catch (error) {
      return { kind: 'unavailable', reason: messageOf(error) };
    }
  }

  private envelopeOf(command: QueuedCommand): CommandEnvelope {
    return {
      stream: command.stream,
      command: JSON.parse(command.command) as unknown,
      commandId: command.commandId,
      correlationId: command.correlation,
      causationId: command.causation,
      actor: { ...SYSTEM, id: `saga:${this.saga}` as PersonId },
    };
  }
}
