import type { MessagePort } from 'node:worker_threads';
import type { CommandEnvelope, CommandOutcome, CommandPort } from '../../kernel/ports/command-port';
import type { Runners } from '../runners/start';
import { messageOf, type RunnerStatus } from '../runners/status';
import { BatchedPort } from './batched-port';
import { operateOn, type FromRunners, type OperatorCall, type ToRunners } from './messages';

export interface RunnerSideActions {
  /** The clock was changed on the other thread. */
  readonly onClock: () => void;
  /** After the runners have stopped: closes what they used. */
  readonly onStopped: () => Promise<void>;
}

/** The runners' end of the bridge: their only way to the executor, and the main thread's only way to them. */
export class RunnerSide {
  /** Commands whose thread has gone away are unavailable, and stay in the outbox. */
  readonly commands: CommandPort = { send: (envelope) => this.send(envelope) };
  private readonly port: BatchedPort<FromRunners, ToRunners>;
  private readonly sent = new Map<number, (outcome: CommandOutcome) => void>();
  private runners: Runners | undefined;
  private actions: RunnerSideActions | undefined;
  private lastId = 0;
  private gone = false;

  constructor(port: MessagePort) {
    this.port = new BatchedPort(
      port,
      (message) => this.take(message),
      () => this.hungUp(),
    );
  }

  readonly report = (status: RunnerStatus): void =>
    this.port.post({ kind: 'status', status }, `status ${status.name}`);

  /** From here on wakes, operators and the stop reach the runners. */
  serve(runners: Runners, actions: RunnerSideActions): void {
    this.runners = runners;
    this.actions = actions;
    this.port.post({ kind: 'started' });
    runners.wake();
  }

  private send(envelope: CommandEnvelope): Promise<CommandOutcome> {
    if (this.gone) return Promise.resolve(GONE);
    const id = ++this.lastId;
    return new Promise((resolve) => {
      this.sent.set(id, resolve);
      this.port.post({ kind: 'send', id, envelope });
    });
  }

  private take(message: ToRunners): void {
    switch (message.kind) {
      case 'wake':
        this.runners?.wake();
        return;
      case 'clock':
        this.actions?.onClock();
        this.runners?.wake();
        return;
      case 'outcome':
        this.sent.get(message.id)?.(message.outcome);
        this.sent.delete(message.id);
        return;
      case 'operator':
        this.operate(message.call).then(
          () => this.port.post({ kind: 'reply', id: message.id }),
          (error: unknown) => this.port.post({ kind: 'reply', id: message.id, error: messageOf(error) }),
        );
        return;
      case 'stop':
        void this.stop();
    }
  }

  private async operate(call: OperatorCall): Promise<void> {
    if (!this.runners) throw new Error('the runners have not started yet');
    await operateOn(this.runners, call);
  }

  private async stop(): Promise<void> {
    try {
      await this.runners?.stop();
      await this.actions?.onStopped();
      this.port.post({ kind: 'stopped' });
    } catch (error) {
      this.port.post({ kind: 'stopped', error: messageOf(error) });
    } finally {
      this.port.close();
    }
  }

  private hungUp(): void {
    this.gone = true;
    for (const resolve of this.sent.values()) resolve(GONE);
    this.sent.clear();
  }
}

const GONE: CommandOutcome = { kind: 'unavailable', reason: 'the thread of the executor is gone' };
