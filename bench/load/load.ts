import { join } from 'node:path';
import { BenchProcess } from '../support/process';
import type { Scenario } from './scenarios';

export interface LoadPlan {
  readonly scenario: Scenario;
  readonly url: string;
  /** Where another node is read at, in scenarios that read; the same one when absent. */
  readonly readAt?: string | undefined;
  readonly connections: number;
  readonly seconds: number;
  /** Scenarios begun per second; as many as the connections allow when absent. */
  readonly rate?: number | undefined;
  /** Bearer tokens by who holds them. */
  readonly tokens: Readonly<Record<string, readonly string[]>>;
}

export interface LoadResult {
  /** Scenarios that ended as they should. */
  readonly done: number;
  readonly failed: number;
  readonly firstFailure?: string | undefined;
  readonly seconds: number;
  readonly perSecond: number;
  /** Milliseconds, of whole scenarios. */
  readonly p50: number;
  readonly p99: number;
  /** What the scenario itself measured, such as the wait until an appeal was seen. */
  readonly samples: readonly number[];
}

/** The load generator, in a process of its own. */
export class Load {
  private constructor(private readonly child: BenchProcess) {}

  static async start(): Promise<Load> {
    const [child] = await BenchProcess.start(join(__dirname, 'generator.process.ts'));
    return new Load(child);
  }

  /** @throws Error when more than one scenario in a hundred failed: such a figure would mean nothing */
  async run(plan: LoadPlan): Promise<LoadResult> {
    const result = await this.child.ask<LoadResult>(plan);
    if (result.failed * 100 > result.done)
      throw new Error(`${result.failed} of ${result.failed + result.done} failed: ${result.firstFailure}`);
    return result;
  }

  stop(): Promise<void> {
    return this.child.stop();
  }
}
