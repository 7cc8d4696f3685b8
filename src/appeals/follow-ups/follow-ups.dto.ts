import { Cursor, Flag, PerPage, RegionRef, ServiceRefs } from '../../edge';
import type { RegionCode, ServiceId } from '../../kernel/ids';

export class FollowUpsParameters {
  @RegionRef({ optional: true, description: 'And everything in it.' })
  readonly region?: RegionCode | undefined;

  @ServiceRefs({ optional: true })
  readonly service?: ServiceId[] | undefined;

  @Flag({
    optional: true,
    description: 'Also those that only another day can settle, and those outside the share that is asked.',
  })
  readonly all?: boolean | undefined;

  @Flag({ optional: true, description: 'Says in each row what you may send now.' })
  readonly actions?: boolean | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}
