import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Counts, Numbered, Order, Told } from './faults';

export interface StandInSetup {
  /** Keeps the log across restarts. */
  readonly file?: string | undefined;
  readonly nodes?: number | undefined;
}

/** The stand-in's process, seen from a test. */
export class StandIn {
  private readonly pending = new Map<number, (counts: Counts) => void>();
  private orders = 0;

  private constructor(
    private readonly setup: StandInSetup,
    private process: ChildProcess,
    readonly ports: readonly number[],
  ) {
    this.listen();
  }

  static async start(setup: StandInSetup = {}): Promise<StandIn> {
    const wanted = Array.from({ length: setup.nodes ?? 1 }, () => 0);
    const { child, ports } = await launch(setup.file, wanted);
    return new StandIn(setup, child, ports);
  }

  /** One node is named by its address; several are found by asking any of them. */
  get connection(): string {
    return `esdb://${this.ports.map((port) => `127.0.0.1:${port}`).join(',')}?tls=false`;
  }

  async tell(order: Order): Promise<Counts> {
    const number = (this.orders += 1);
    return new Promise((resolve, reject) => {
      this.pending.set(number, resolve);
      this.process.send({ number, order } satisfies Numbered, (error) => error && reject(error));
    });
  }

  freeze = (): boolean => this.process.kill('SIGSTOP');
  thaw = (): boolean => this.process.kill('SIGCONT');

  async kill(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }

  /** On the same ports, with what the file holds. */
  async restart(): Promise<void> {
    await this.kill();
    this.process = (await launch(this.setup.file, this.ports)).child;
    this.listen();
  }

  private listen(): void {
    this.process.on('message', (told: Told) => {
      if (told.kind !== 'done') return;
      this.pending.get(told.order)?.(told.counts);
      this.pending.delete(told.order);
    });
  }
}

async function launch(file: string | undefined, ports: readonly number[]) {
  const child = fork(join(__dirname, 'stand-in.process.ts'), [file ?? '-', ...ports.map(String)], {
    execArgv: ['-r', '@swc-node/register'],
  });
  const said = await Promise.race([once(child, 'message'), once(child, 'exit')]);
  const told = said[0] as Told | number | null;
  if (told === null || typeof told === 'number' || told.kind !== 'listening')
    throw new Error('the stand-in did not start: see its error output above');
  return { child, ports: told.ports };
}
