import { identityGrounds, identityParties, type IdentityGround, type IdentityParty } from '../../access';
import { Choice, Reason } from '../../edge';

export class IdentityBody {
  @Choice(identityParties, {
    example: 'reporter',
    description: 'Whose data: of the reporter, or of who speaks for them.',
  })
  readonly party!: IdentityParty;

  @Choice(identityGrounds, { example: 'citizen-asked' })
  readonly ground!: IdentityGround;

  @Reason(200, {
    min: 4,
    example: '本人书面申请，编号 2026-17',
    description: 'Outlives what is erased: a file number, never a name.',
  })
  readonly reason!: string;
}
