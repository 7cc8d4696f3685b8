import { DomainError } from '../kernel/domain-error';
import type { OperatorCall } from '../runtime/thread/messages';

/** The runners as a node sees them, wherever they run. */
export interface RunnersHost {
  /** Why nobody runs them now; `undefined` while somebody does. */
  readonly down?: string | undefined;
  /** What is known of them is as it is now; absent where it is always heard at once. */
  look?(): Promise<void>;
  /** The clock was set, or an operator confirmed it. */
  clockChanged(): void;
  /** @throws DomainError `runner/not-possible` */
  operate(call: OperatorCall): Promise<void>;
  /** Batches are finished and checkpoints written when it resolves. */
  stop(): Promise<void>;
}

/** @throws DomainError `runner/not-possible`, with what the runner says */
export async function operating(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DomainError('runner/not-possible', { reason }, { cause: error });
  }
}
