import { AppealRef, Choice, FreeForm, Matching, NestedList, Whole } from '../../edge';
import type { AppealId } from '../../kernel/ids';
import { stepVerbs, type StepVerb } from '../domain/actions/tries';
import { stepVerb } from '../http/schemas/rows';

/** As many as one person surveys, and as are done within minutes. */
export const MOST_ITEMS = 500;

export class BulkItem {
  @AppealRef()
  readonly appeal!: AppealId;

  @Matching(/^[\x21-\x7e]{1,255}$/, {
    example: '7f3c9a52-1d4e-4b8a-9c60-2e5f8a1b3d47',
    description:
      'The `Idempotency-Key` of the single route: a command that was sent there by it is not sent again.',
  })
  readonly key!: string;

  @Whole(0, 999_999_999, { optional: true, example: 2, description: '`If-Match` of the single route.' })
  readonly ifMatch?: number | undefined;

  @FreeForm({
    optional: true,
    description: 'As the single route takes it; left out, it is the `body` that all share.',
  })
  readonly body?: Readonly<Record<string, unknown>> | undefined;
}

export class BulkBody {
  @Choice(stepVerbs, { as: stepVerb, example: 'recordProgress', description: 'One for all.' })
  readonly verb!: StepVerb;

  @FreeForm({
    optional: true,
    example: { note: '线路正在抢修，预计今晚八点前恢复供电', visibleTo: 'everyone' },
    description: 'For the items that bring none of their own.',
  })
  readonly body?: Readonly<Record<string, unknown>> | undefined;

  @NestedList(() => BulkItem, MOST_ITEMS, { min: 1 })
  readonly items!: BulkItem[];
}
