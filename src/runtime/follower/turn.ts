import type { Position } from '../../kernel/ids';
import type { RunnerContext } from '../runners/context';
import type { Transaction } from '../runners/database';
import { saveCheckpoints, type Reached } from './checkpoints';
import type { Followed } from './followed';
import type { Lane, Plan } from './lane';
import type { LogEntry } from './log-entry';
import { savePark } from './parked-store';

/** One lane with the entries of one batch. A failure is its consumer's and spares the others. */
export class Turn {
  private plan: Plan | undefined;
  private isWritten = false;

  constructor(
    readonly one: Followed,
    readonly lane: Lane,
    private readonly context: RunnerContext,
  ) {}

  async planFor(entries: readonly LogEntry[], atHead: boolean): Promise<void> {
    const { one, lane } = this;
    await one.unlessFailed(async () => {
      lane.atHead = atHead;
      const reached = asFarAs(entries, lane.upTo(one.halt));
      this.plan = await lane.plan(reached, atHead);
      // A batch may end before its entries do: the next begins with what is left.
      const last = reached.at(-1);
      if (last && this.plan.passed !== last) lane.atHead = false;
    });
  }

  /**
   * A checkpoint that has moved without a change may stay behind for the length of a batch; at the head it is written
   * as well, so that a restart begins there.
   */
  isDue(taken: number): boolean {
    const { plan, lane, one, context } = this;
    if (!plan || one.hasFailed) return false;
    if (plan.write || plan.parked.length > 0) return true;
    return taken === 0 ? lane.unsaved > 0 : lane.unsaved + taken >= context.limits.batch;
  }

  /** A part of a transaction that may fail alone. */
  async writeIn(tx: Transaction): Promise<void> {
    const error = await tx.alone(() => this.write(tx));
    if (error === undefined) this.written();
    else this.one.fail(error);
  }

  /** It is in the transaction that is about to be committed. */
  written(): void {
    this.isWritten = true;
  }

  /** What was to be written is committed. @returns whether anything was */
  async adopt(taken: number): Promise<boolean> {
    const { one, lane, plan, isWritten } = this;
    if (!plan) return false;
    await one.unlessFailed(async () => {
      lane.unsaved = isWritten ? 0 : lane.unsaved + taken;
      if (plan.passed) lane.moveTo(plan.passed);
      for (const row of plan.parked) {
        lane.parked.set(row.key, row);
        const { key, position, error } = row;
        this.context.log.error({ runner: one.name, key, position, error }, 'parked');
      }
      plan.adopt?.();
      const halt = plan.halt ?? lane.tooManyParked(this.context.limits.parked);
      if (halt && !(await lane.givesUp(halt))) await one.standStill(halt);
    });
    return isWritten;
  }

  /** Its rows, of several turns side by side. */
  async writeRows(tx: Transaction): Promise<void> {
    const { one, lane, plan } = this;
    await plan?.write?.(tx);
    for (const row of plan?.parked ?? []) await savePark(tx, one.name, lane.generation, row);
  }

  get reached(): Reached {
    const { one, lane, plan } = this;
    return {
      runner: one.name,
      generation: lane.generation,
      checkpoint: lane.checkpointAfter(plan?.passed),
    };
  }

  private async write(tx: Transaction): Promise<void> {
    await this.one.hold(tx);
    await this.writeRows(tx);
    await saveCheckpoints(tx, [this.reached]);
  }
}

export const mayGoOn = ({ lane, one }: Turn): boolean => {
  const upTo = lane.upTo(one.halt);
  return !one.hasFailed && (upTo === undefined || lane.position < upTo);
};

const asFarAs = (entries: readonly LogEntry[], upTo: Position | undefined): readonly LogEntry[] =>
  upTo === undefined ? entries : entries.filter(({ stored }) => stored.position <= upTo);
