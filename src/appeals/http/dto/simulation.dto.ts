import { FreeForm, InstantAt, Nested, RegionRef, ServiceRef, Whole } from '../../../edge';
import type { RegionCode, ServiceId } from '../../../kernel/ids';
import type { Instant } from '../../../kernel/time';

export class RulesBody {
  @Whole(1, 1_000_000, { optional: true, example: 1, description: 'A version that was published.' })
  readonly version?: number | undefined;

  @FreeForm({
    optional: true,
    description: 'A document that never was; it is judged as one that is published.',
  })
  readonly document?: Readonly<Record<string, unknown>> | undefined;
}

const asInForce = { optional: true, description: 'A version or a document; as in force now when left out.' };

export class SimulationBody {
  @InstantAt({
    example: '2026-07-01T00:00:00+08:00',
    description: 'Appeals that were reported from then on.',
  })
  readonly from!: Instant;

  @InstantAt({ example: '2026-08-01T00:00:00+08:00', description: 'And before then.' })
  readonly until!: Instant;

  @RegionRef({ optional: true, description: 'Those of this region and all in it.' })
  readonly place?: RegionCode | undefined;

  @ServiceRef({ optional: true })
  readonly service?: ServiceId | undefined;

  @Nested(() => RulesBody, asInForce)
  readonly calendar?: RulesBody | undefined;

  @Nested(() => RulesBody, asInForce)
  readonly policies?: RulesBody | undefined;
}
