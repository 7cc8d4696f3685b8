import { Choices, Cursor, Flag, InstantAt, PerPage, Reason, RegionRef, UnitRefs } from '../../edge';
import type { RegionCode, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { signalCodes, type SignalCode } from './codes';
import { signalStates, type SignalState } from './query';

export class SignalsParameters {
  @RegionRef({ optional: true, description: 'And everything in it.' })
  readonly region?: RegionCode | undefined;

  @UnitRefs({ optional: true, description: 'Whose closing it was.' })
  readonly unit?: UnitId[] | undefined;

  @Choices(signalCodes, { optional: true, example: ['came-back'] })
  readonly code?: SignalCode[] | undefined;

  @Choices(signalStates, { optional: true, example: ['open'] })
  readonly state?: SignalState[] | undefined;

  @InstantAt({ optional: true, description: 'At or after.' })
  readonly from?: Instant | undefined;

  @InstantAt({ optional: true, example: '2026-08-01T00:00:00+08:00', description: 'Before.' })
  readonly to?: Instant | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}

export class SignalDecisionBody {
  @Flag({ description: 'It was closed and not solved; `false`: it means nothing.' })
  readonly confirmed!: boolean;

  @Reason(500, {
    min: 4,
    example: '电话核实：路灯仍不亮，答复照抄上月',
    description: 'Sealed with the appeal.',
  })
  readonly reason!: string;
}
