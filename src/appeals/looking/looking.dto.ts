import { identityParties, type IdentityParty } from '../../access';
import {
  AppealRef,
  Choice,
  Choices,
  Cursor,
  Flag,
  InstantAt,
  PerPage,
  PersonRefs,
  Reason,
  UnitRef,
  UnitRefs,
} from '../../edge';
import type { AppealId, PersonId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { lookSignals, type LookSignal } from '../../looking';
import { watchStates, type WatchState } from './kinds';

export class LooksParameters {
  @AppealRef({ optional: true, description: 'Looks at this appeal of mine alone.' })
  readonly appeal?: AppealId | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}

export class WithholdBody {
  @InstantAt({
    example: '2026-09-30T18:00:00+08:00',
    description: 'When whoever it was at is told after all: within `withholdDays` of `GET /looking`.',
  })
  readonly until!: Instant;

  @UnitRef({ optional: true, description: 'Looks by this unit alone; by anybody where it is left out.' })
  readonly unit?: UnitId | undefined;

  @Choice(identityParties, {
    optional: true,
    example: 'reporter',
    description: 'From this one of the two who stand behind it alone; from both where it is left out.',
  })
  readonly party?: IdentityParty | undefined;

  @Reason(200, { min: 4, example: '纪检立案核查，案号 2026-8', description: 'Sealed with the appeal.' })
  readonly reason!: string;
}

export class EndWithholdingBody {
  @Reason(200, { min: 4, example: '核查已结束', description: 'Sealed with the appeal.' })
  readonly reason!: string;
}

export class WatchParameters {
  @Choices(lookSignals, { optional: true, example: ['many-reveals'] })
  readonly signal?: LookSignal[] | undefined;

  @Choices(watchStates, { optional: true, example: ['open'] })
  readonly state?: WatchState[] | undefined;

  @PersonRefs({ optional: true, description: 'Who looked.' })
  readonly person?: PersonId[] | undefined;

  @UnitRefs({ optional: true, description: 'Of which unit.' })
  readonly unit?: UnitId[] | undefined;

  @InstantAt({ optional: true, description: 'At or after.' })
  readonly from?: Instant | undefined;

  @InstantAt({ optional: true, example: '2026-08-01T00:00:00+08:00', description: 'Before.' })
  readonly to?: Instant | undefined;

  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}

export class WatchDecisionBody {
  @Flag({ description: 'They had no business looking; `false`: they had.' })
  readonly confirmed!: boolean;

  @Reason(500, {
    min: 4,
    example: '已与该同志谈话，所查诉求与其工作无关',
    description: 'Sealed under a key of its own.',
  })
  readonly reason!: string;
}
