import type { Day, Instant } from '../../kernel/time';
import type { CalendarDocument } from './calendar-document';

/**
 * Over which deadlines a version was published: those that start from then on (`new`), also those that ran beyond the
 * horizon before (`provisional`), or all that run (`open`).
 */
export const reaches = ['new', 'provisional', 'open'] as const;
export type Reach = (typeof reaches)[number];

/** A version of calendar or policies that came into force. */
export interface Publication<Rules> {
  readonly version: number;
  /** When it came into force. */
  readonly at: Instant;
  readonly reach: Reach;
  /** Made when first asked for: most versions of the past never are. */
  readonly rules: () => Rules;
}

/** Every version that was ever in force, as deadlines name them. */
export interface Publications<Rules> {
  of(version: number): Rules | undefined;
  /** The newest after this version that was published over what ran. */
  over(version: number, isProvisional: boolean): { readonly at: Instant; readonly is: Rules } | undefined;
}

/** @param all in order; what a later one overtook before it came into force is left out */
export function publicationsOf<Rules>(all: readonly Publication<Rules>[]): Publications<Rules> {
  const made = new Map<number, Rules>();
  const rulesOf = ({ version, rules }: Publication<Rules>): Rules => {
    const known = made.get(version) ?? rules();
    made.set(version, known);
    return known;
  };
  const reaching = all.filter(({ reach }) => reach !== 'new').toReversed();
  return {
    of(version) {
      const found = all.find((each) => each.version === version);
      return found && rulesOf(found);
    },
    over(version, isProvisional) {
      const found = reaching.find(({ reach }) => reach === 'open' || isProvisional);
      return found && found.version > version ? { at: found.at, is: rulesOf(found) } : undefined;
    },
  };
}

/**
 * How far a calendar reaches when its publisher does not say: a day that nobody works any more, within the days that
 * were published, is taken off what runs, or units would be late on a day off; a later horizon makes definite what
 * was provisional.
 */
export function reachOf(before: CalendarDocument, after: CalendarDocument): Reach {
  if (daysOff(after, before).some((day) => day <= before.horizon)) return 'open';
  return leastReach(before, after);
}

/** A year that is published makes provisional deadlines definite, whatever its publisher says. */
export const leastReach = (before: CalendarDocument, after: CalendarDocument): Reach =>
  after.horizon > before.horizon ? 'provisional' : 'new';

/** The days that the one takes off and the other does not. */
function daysOff(after: CalendarDocument, before: CalendarDocument): readonly string[] {
  const closures = ({ closures: all = [] }: CalendarDocument) => all.map((each) => JSON.stringify(each));
  const known = new Set(closures(before));
  return [
    ...Object.keys(after.holidays).filter((day) => before.holidays[day as Day] === undefined),
    ...Object.keys(before.makeUpDays).filter((day) => after.makeUpDays[day as Day] === undefined),
    ...(after.closures ?? []).filter((each) => !known.has(JSON.stringify(each))).map(({ from }) => from),
  ];
}
