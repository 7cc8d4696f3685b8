import type { Aggregate } from '../../kernel/aggregate';
import type { Decider, DecisionContext, EventSchemas } from '../../kernel/decider';
import type { PersonId, StreamName, UnitId } from '../../kernel/ids';
import { addMillis, instantOf, millisOf, type Day, type Instant } from '../../kernel/time';

/** Of the county's clock, `08:30`. */
export type TimeOfDay = string;

/** Who is on duty, from when to when; until the next day where it ends no later than it begins. */
export interface Shift {
  readonly person: PersonId;
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}
export interface RosterDay {
  readonly day: Day;
  readonly shifts: readonly Shift[];
}

interface RosterSet {
  readonly type: 'RosterSet';
  readonly data: { readonly unit: UnitId; readonly days: readonly RosterDay[] };
}
export type RosterEvent = RosterSet;
export interface RosterCommand {
  readonly verb: 'setRoster';
  readonly data: RosterSet['data'];
}
export type Roster = ReadonlyMap<Day, readonly Shift[]>;

export const rosterSchemas: EventSchemas = { versions: { RosterSet: 1 }, upcasts: {} };

const isAsSet = (roster: Roster, { day, shifts }: RosterDay): boolean =>
  JSON.stringify(roster.get(day) ?? []) === JSON.stringify(shifts);

const decider: Decider<Roster, RosterCommand, RosterEvent, DecisionContext> = {
  initial: new Map(),
  evolve: (roster, { data }) =>
    new Map([...roster, ...data.days.map(({ day, shifts }) => [day, shifts] as const)]),
  decide: ({ data: { unit, days } }, roster) => {
    const changed = days.filter((each) => !isAsSet(roster, each));
    return changed.length === 0 ? [] : [{ type: 'RosterSet', data: { unit, days: changed } }];
  },
  misses: () => [],
};

/** 值班表: who of a unit is on duty when. A day that is set again is another one. */
export const rosterAggregate: Aggregate<Roster, RosterCommand, RosterEvent, DecisionContext> = {
  category: 'roster',
  decider,
  schemas: rosterSchemas,
  context: (now, actor) => ({ now, actor, versions: {} }),
};

export const rosterStream = (unit: UnitId): StreamName => `roster-${unit}` as StreamName;

/** Somebody on duty, and until when. */
export interface OnDuty {
  readonly person: PersonId;
  readonly until: Instant;
}

const EIGHT_HOURS = 8 * 3_600_000;
const DAY = 24 * 3_600_000;
const at = (day: Day, time: TimeOfDay): Instant =>
  instantOf(Date.parse(`${day}T${time}:00.000Z`) - EIGHT_HOURS);
const dayBefore = (day: Day): Day => instantOf(Date.parse(`${day}T00:00:00Z`) - DAY).slice(0, 10) as Day;
const dayIn = (now: Instant): Day => instantOf(millisOf(now) + EIGHT_HOURS).slice(0, 10) as Day;

/** Who is on duty now, also from yesterday's shifts into this night; each once, until the last of theirs ends. */
export function onDutyAt(roster: Roster, now: Instant): readonly OnDuty[] {
  const today = dayIn(now);
  const running = [dayBefore(today), today].flatMap((day) =>
    (roster.get(day) ?? []).flatMap(({ person, from, to }) => {
      const [start, end] = [at(day, from), at(day, to)];
      const until = end > start ? end : addMillis(end, DAY);
      return start <= now && now < until ? [{ person, until }] : [];
    }),
  );
  const last = new Map<PersonId, OnDuty>();
  for (const each of running) {
    const known = last.get(each.person);
    if (known === undefined || known.until < each.until) last.set(each.person, each);
  }
  return [...last.values()];
}
