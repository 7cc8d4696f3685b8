import type { AppealId } from '../../../kernel/ids';
import type { AppealFold } from '../../views/fold';

/** A shorter stream is folded anew in no time. */
const WORTH_KEEPING = 100;
/** Events and attachments, over all that are kept: some 30 MB. */
const MOST_KEPT = 20_000;

const weightOf = ({ story, brought }: AppealFold): number => story.length + brought.size + WORTH_KEEPING;

/**
 * Snapshots of long appeals, in the memory of this process: so none outlives the code that made it, and each may be
 * thrown away at any time. The longest unused goes first.
 */
export class KeptFolds {
  private readonly folds = new Map<AppealId, AppealFold>();
  private weight = 0;

  constructor(private readonly most: number = MOST_KEPT) {}

  has(id: AppealId): boolean {
    return this.folds.has(id);
  }

  take(id: AppealId): AppealFold | undefined {
    const fold = this.folds.get(id);
    if (fold !== undefined) this.forget(id, fold);
    return fold;
  }

  keep(id: AppealId, fold: AppealFold): void {
    if (fold.revision < WORTH_KEEPING) return;
    this.take(id);
    this.folds.set(id, fold);
    this.weight += weightOf(fold);
    for (const [oldest, one] of this.folds) {
      if (this.weight <= this.most) return;
      this.forget(oldest, one);
    }
  }

  private forget(id: AppealId, fold: AppealFold): void {
    this.folds.delete(id);
    this.weight -= weightOf(fold);
  }
}
