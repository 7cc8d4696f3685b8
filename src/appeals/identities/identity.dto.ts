import {
  askings,
  identityGrounds,
  identityParties,
  type Asking,
  type IdentityGround,
  type IdentityParty,
} from '../../access';
import { Choice, Reason, Whole } from '../../edge';

/** No report is corrected more often. */
const MOST_BEFORE = 1_000;

export class IdentityBody {
  @Choice(identityParties, {
    example: 'reporter',
    description: 'Whose data: of the reporter, or of who speaks for them.',
  })
  readonly party!: IdentityParty;

  @Whole(1, MOST_BEFORE, {
    optional: true,
    example: 1,
    description:
      'Not of who stands there now, but of who did before a guardian was named or the report corrected: the first, second, … that `before` of `…/identity/reveal` lists, which leaves the place of a restricted one empty. What a correction left as it was is kept of who stands there now: erase that with them.',
  })
  readonly before?: number | undefined;

  @Choice(identityGrounds, { example: 'citizen-asked' })
  readonly ground!: IdentityGround;

  @Choice(askings, {
    optional: true,
    example: 'self',
    description: 'Who asked for it, where somebody did: of a child under fourteen, their guardian.',
  })
  readonly askedBy?: Asking | undefined;

  @Reason(200, {
    min: 4,
    example: '本人书面申请，编号 2026-17',
    description: 'Outlives what is erased: a file number, never a name.',
  })
  readonly reason!: string;
}
