import { DayOf, Matching, NestedList, PersonRef } from '../../edge';
import type { PersonId } from '../../kernel/ids';
import type { Day } from '../../kernel/time';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Two months at once. */
const MOST_DAYS = 62;
const MOST_SHIFTS = 20;

export class ShiftBody {
  @PersonRef({ description: 'Somebody of the unit.' })
  readonly person!: PersonId;

  @Matching(TIME, { example: '18:00', description: 'By the county’s clock.' })
  readonly from!: string;

  @Matching(TIME, { example: '08:30', description: 'On the next day, where it is no later than `from`.' })
  readonly to!: string;
}

export class RosterDayBody {
  @DayOf()
  readonly day!: Day;

  @NestedList(() => ShiftBody, MOST_SHIFTS, { description: 'All of that day; none: nobody.' })
  readonly shifts!: ShiftBody[];
}

export class RosterBody {
  @NestedList(() => RosterDayBody, MOST_DAYS, {
    min: 1,
    description: 'Each is set anew; other days stay as they are. Of a day that comes twice, the last counts.',
  })
  readonly days!: RosterDayBody[];
}

export class RosterParameters {
  @DayOf({ optional: true, description: 'The first day; today when left out.' })
  readonly from?: Day | undefined;

  @DayOf({ optional: true, example: '2026-07-31', description: 'The last day; six days on when left out.' })
  readonly to?: Day | undefined;
}
