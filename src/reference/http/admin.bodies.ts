import { Choice, FreeForm, InstantAt, Reason, Whole } from '../../edge';
import type { Instant } from '../../kernel/time';

const document = {
  description: 'The whole document, as `GET` shows the version in force; bounds are those of any body.',
  example: { policies: [] },
} as const;

export class DocumentBody {
  @FreeForm(document)
  readonly document!: Readonly<Record<string, unknown>>;
}

const applies = ['new', 'open'] as const;
const apply = {
  optional: true,
  example: 'open',
  description:
    '`new`: deadlines that start from then on. `open`: also those that run. Left out, the change says it itself: a day ' +
    'taken off reaches what runs, a later horizon what is provisional.',
} as const;
const when = { optional: true, description: 'When it comes into force; at once when left out.' };

export class PreviewBody {
  @Choice(applies, apply)
  readonly apply?: (typeof applies)[number] | undefined;

  @InstantAt(when)
  readonly effectiveAt?: Instant | undefined;
}

export class PublishBody {
  @Whole(0, 1_000_000, { example: 3, description: 'The revision of the draft that was looked at.' })
  readonly draft!: number;

  @Choice(applies, apply)
  readonly apply?: (typeof applies)[number] | undefined;

  @InstantAt(when)
  readonly effectiveAt?: Instant | undefined;

  @Reason(500, { example: '国务院办公厅公布2027年放假安排' })
  readonly reason!: string;
}

export class DiffParameters {
  @Whole(1, 1_000_000, { example: 1 })
  readonly from!: number;

  @Whole(1, 1_000_000, { example: 2 })
  readonly to!: number;
}
