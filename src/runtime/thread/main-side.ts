import type { MessagePort } from 'node:worker_threads';
import type { CommandEnvelope, CommandOutcome } from '../../kernel/ports/command-port';
import type { Progress } from '../progress/progress';
import { messageOf, type RunnerStatus } from '../runners/status';
import { BatchedPort } from './batched-port';
import type { FromRunners, OperatorCall, ToRunners } from './messages';

export interface MainSideSetup {
  /** Executes a command for a runner; what it throws counts as unavailable. */
  readonly handle: (envelope: CommandEnvelope) => Promise<CommandOutcome>;
  readonly progress: Pick<Progress, 'update'>;
  readonly onStatus?: ((status: RunnerStatus) => void) | undefined;
}

/** The main thread's end of the bridge. */
export class MainSide {
  private readonly port: BatchedPort<ToRunners, FromRunners>;
  private readonly asked = new Map<
    number,
    { readonly resolve: () => void; readonly reject: (error: Error) => void }
  >();
  private readonly start = new Later();
  private readonly end = new Later();
  private lastId = 0;

  constructor(
    port: MessagePort,
    private readonly setup: MainSideSetup,
  ) {
    this.port = new BatchedPort(
      port,
      (message) => this.take(message),
      () => this.hungUp(),
    );
    // Whoever waits for them hears of a failure; nobody has to.
    for (const { promise } of [this.start, this.end]) promise.catch(() => undefined);
  }

  /** Resolves when the runners run; rejects when their thread ends before. */
  started(): Promise<void> {
    return this.start.promise;
  }

  /** Events were appended. */
  wake(): void {
    this.port.post({ kind: 'wake' }, 'wake');
  }

  /** The clock was set or its speed changed. */
  clockChanged(): void {
    this.port.post({ kind: 'clock' }, 'clock');
  }

  /** @throws Error with what the runner says */
  operate(call: OperatorCall): Promise<void> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      this.asked.set(id, { resolve, reject });
      this.port.post({ kind: 'operator', id, call });
    });
  }

  /** Resolves when the runners have checkpointed, given up their leases and closed what they used. */
  stop(): Promise<void> {
    this.port.post({ kind: 'stop' }, 'stop');
    return this.end.promise;
  }

  private take(message: FromRunners): void {
    switch (message.kind) {
      case 'started':
        this.start.settle?.resolve();
        return;
      case 'send':
        void this.execute(message.id, message.envelope);
        return;
      case 'status':
        this.setup.progress.update(message.status);
        this.setup.onStatus?.(message.status);
        return;
      case 'reply': {
        const asked = this.asked.get(message.id);
        this.asked.delete(message.id);
        if (message.error === undefined) asked?.resolve();
        else asked?.reject(new Error(message.error));
        return;
      }
      case 'stopped':
        if (message.error === undefined) this.end.settle?.resolve();
        else this.end.settle?.reject(new Error(message.error));
    }
  }

  private async execute(id: number, envelope: CommandEnvelope): Promise<void> {
    let outcome: CommandOutcome;
    try {
      outcome = await this.setup.handle(envelope);
    } catch (error) {
      outcome = { kind: 'unavailable', reason: messageOf(error) };
    }
    this.port.post({ kind: 'outcome', id, outcome });
  }

  private hungUp(): void {
    const error = new Error('the thread of the runners has ended');
    this.start.settle?.reject(error);
    this.end.settle?.reject(error);
    for (const { reject } of this.asked.values()) reject(error);
    this.asked.clear();
  }
}

class Later {
  settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  readonly promise = new Promise<void>((resolve, reject) => (this.settle = { resolve, reject }));
}
