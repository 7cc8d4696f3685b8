import { auditRegisters, type AuditRegister } from '../../access';
import {
  AppealRef,
  Choice,
  Choices,
  Cursor,
  InstantAt,
  PerPage,
  PersonRefs,
  RegionRef,
  Texts,
  UnitRefs,
} from '../../edge';
import type { AppealId, PersonId, RegionCode, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { referenceNames, type ReferenceName } from '../../reference';
import { accessKinds, type AccessKind } from '../audit/answers';
import { missedKinds } from '../figures/leaves';
import { decisions, type Decision } from './rows';

class PeriodParameters {
  @InstantAt({ optional: true, description: 'At or after.' })
  readonly from?: Instant | undefined;

  @InstantAt({ optional: true, example: '2026-08-01T00:00:00+08:00', description: 'Before.' })
  readonly to?: Instant | undefined;
}

class PageParameters extends PeriodParameters {
  @Cursor()
  readonly cursor?: string | undefined;

  @PerPage()
  readonly limit?: number | undefined;
}

class OfUnits extends PageParameters {
  @RegionRef({ optional: true, description: 'And everything in it.' })
  readonly region?: RegionCode | undefined;

  @UnitRefs({ optional: true })
  readonly unit?: UnitId[] | undefined;
}

type Kind = (typeof missedKinds)[number];

export class LateParameters extends OfUnits {
  @Choices(missedKinds, { optional: true, example: ['respond'] })
  readonly kind?: Kind[] | undefined;
}

export class ReturnsParameters extends OfUnits {
  @Choices(decisions, { optional: true, example: ['granted'] })
  readonly decision?: Decision[] | undefined;
}

export class AccessesParameters extends OfUnits {
  @Choices(accessKinds, { optional: true, example: ['reveal'] })
  readonly kind?: AccessKind[] | undefined;

  @Texts(20, {
    optional: true,
    maxLength: 40,
    example: ['follow-up'],
    description: 'Codes of `GET /looking`, or `unlisted`.',
  })
  readonly purpose?: string[] | undefined;

  @PersonRefs({ optional: true, description: 'Who looked.' })
  readonly person?: PersonId[] | undefined;

  @AppealRef({ optional: true })
  readonly appeal?: AppealId | undefined;
}

export class ChangesParameters extends PageParameters {
  @Choice(referenceNames, { optional: true })
  readonly document?: ReferenceName | undefined;
}

export class MovedParameters extends PageParameters {
  @RegionRef({ optional: true, description: 'And everything in it.' })
  readonly region?: RegionCode | undefined;
}

/** Of an export: the whole register, within a time and a place. */
export class RegisterParameters extends PeriodParameters {
  @Choice(auditRegisters, { example: 'late' })
  readonly register!: AuditRegister;

  @RegionRef({ optional: true, description: 'And everything in it.' })
  readonly region?: RegionCode | undefined;
}
