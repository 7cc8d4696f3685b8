import { SYSTEM } from '../../../src/kernel/actor';
import type { PersonId, Revision, UnitId } from '../../../src/kernel/ids';
import type { Day, Instant } from '../../../src/kernel/time';
import { onDutyAt, rosterAggregate, type RosterDay } from '../../../src/rosters/domain/roster';

const unit = 'centre-610921102' as UnitId;
const [li, chen] = ['officer-li', 'officer-chen'] as unknown as readonly [PersonId, PersonId];
const { decider } = rosterAggregate;
const now = '2026-07-01T00:00:00.000Z' as Instant;

const day = (of: string, ...shifts: readonly (readonly [PersonId, string, string])[]): RosterDay => ({
  day: of as Day,
  shifts: shifts.map(([person, from, to]) => ({ person, from, to })),
});
const asks = (roster: typeof decider.initial, ...days: readonly RosterDay[]) =>
  decider.decide({ verb: 'setRoster', data: { unit, days } }, roster, { now, actor: SYSTEM, versions: {} });
const after = (...sets: readonly (readonly RosterDay[])[]) =>
  sets.reduce(
    (roster, days) =>
      asks(roster, ...days).reduce(
        (state, event) =>
          decider.evolve(state, event, { revision: 0 as Revision, occurredAt: now, actor: SYSTEM }),
        roster,
      ),
    decider.initial,
  );
/** By the clock of the county. */
const at = (time: string): Instant => new Date(`${time}:00+08:00`).toISOString() as Instant;
const personsAt = (roster: ReturnType<typeof after>, time: string) =>
  onDutyAt(roster, at(time)).map(({ person }) => person);

describe('a roster', () => {
  const roster = after([
    day('2026-07-01', [li, '08:30', '18:00'], [chen, '18:00', '08:30']),
    day('2026-07-02', [li, '08:30', '18:00']),
  ]);

  it.each([
    ['2026-07-01T08:29', []],
    ['2026-07-01T08:30', [li]],
    ['2026-07-01T17:59', [li]],
    ['2026-07-01T18:00', [chen]],
    ['2026-07-02T00:30', [chen]],
    ['2026-07-02T08:29', [chen]],
    ['2026-07-02T08:30', [li]],
    ['2026-07-02T18:00', []],
  ])('at %s has %j on duty', (time, persons) => {
    expect(personsAt(roster, time)).toEqual(persons);
  });

  it('says until when, and names each once: until the last of their shifts', () => {
    expect(onDutyAt(roster, at('2026-07-01T23:00'))).toEqual([
      { person: chen, until: '2026-07-02T00:30:00.000Z' },
    ]);
    const double = after([day('2026-07-01', [li, '08:00', '12:00'], [li, '09:00', '18:00'])]);
    expect(onDutyAt(double, at('2026-07-01T10:00'))).toEqual([
      { person: li, until: '2026-07-01T10:00:00.000Z' },
    ]);
  });

  it('has a whole day for a shift that ends when it begins', () => {
    const whole = after([day('2026-07-01', [li, '09:00', '09:00'])]);
    expect(personsAt(whole, '2026-07-02T08:59')).toEqual([li]);
    expect(personsAt(whole, '2026-07-02T09:00')).toEqual([]);
  });

  it('is set day by day: the same again is nothing, an empty day is nobody, other days stay', () => {
    expect(asks(roster, day('2026-07-02', [li, '08:30', '18:00']))).toEqual([]);
    const [event, ...more] = asks(
      roster,
      day('2026-07-02', [li, '08:30', '18:00']),
      day('2026-07-01', [chen, '08:30', '18:00']),
    );
    expect(more).toEqual([]);
    expect(event?.data.days.map((each) => each.day)).toEqual(['2026-07-01']);
    const changed = after([day('2026-07-01', [li, '08:30', '18:00'])], [day('2026-07-01')]);
    expect(personsAt(changed, '2026-07-01T10:00')).toEqual([]);
  });
});
