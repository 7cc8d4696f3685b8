import { urgencies } from '../../../src/catalogue';
import { tiers } from '../../../src/kernel/tier';
import { millisOf } from '../../../src/kernel/time';
import {
  deadlineKinds,
  hasLadder,
  ladderOf,
  lapsingKinds,
  resumeDeadline,
  rungAgain,
  rungAt,
  validatePolicies,
  type DeadlineKind,
  type Policy,
  type Rung,
} from '../../../src/sla';
import { hanyinCatalogue } from '../../kit/hanyin';
import { calendar, onTheWall, policyFiles, readJson, rules, start, wall } from './hanyin';

const hotline = rules.policies.policy('hotline')!;
const acts = (kind: DeadlineKind, urgency: (typeof urgencies)[number], tier: (typeof tiers)[number]) =>
  ladderOf(hotline, kind, urgency, tier).map(({ atPercent, act, to, every }) =>
    [`${atPercent}`, act, ...(to ?? []), ...(every ? [`every ${every.amount} ${every.unit}`] : [])].join(' '),
  );

describe('the ladder of Hanyin', () => {
  it('notifies at the warning, urges at the miss, supervises after a quarter and climbs after half', () => {
    expect(acts('handle', 'routine', 'village')).toEqual([
      '80 notify owner',
      '100 notify above',
      '100 urge',
      '125 supervise',
      '150 climb',
    ]);
  });

  it('lets what is critical climb at the miss, and tells who is on duty', () => {
    expect(acts('respond', 'critical', 'town')).toEqual([
      '80 notify owner duty',
      '100 notify above duty',
      '100 urge',
      '100 climb',
    ]);
  });

  it('repeats supervision at the county, where nothing is above', () => {
    expect(acts('whole', 'urgent', 'county')).toEqual([
      '80 notify owner',
      '100 notify above',
      '100 urge',
      '100 supervise every 1 working-days',
    ]);
  });

  it('only reminds of what ends by itself', () => {
    for (const kind of lapsingKinds) expect(acts(kind, 'routine', 'town')).toEqual(['80 notify owner']);
  });

  it.each(
    hanyinCatalogue()
      .all()
      .map(({ id, policy }) => [id, policy]),
  )('of %s (%s) ends in no dead end, whatever is late, however urgent, at each tier', (_, name) => {
    const policy = rules.policies.policy(name)!;
    const owed = deadlineKinds.filter(hasLadder);
    for (const kind of owed)
      for (const urgency of urgencies) {
        let tier: (typeof tiers)[number] | undefined = 'village';
        const climbed: string[] = [];
        while (tier !== undefined) {
          const late: readonly Rung[] = ladderOf(policy, kind, urgency, tier).filter(
            ({ atPercent }) => atPercent >= 100,
          );
          expect(late.some(({ act }) => act === 'urge')).toBe(true);
          climbed.push(tier);
          const next: number = late.some(({ act }) => act === 'climb')
            ? tiers.indexOf(tier) + 1
            : tiers.length;
          if (next === tiers.length)
            expect([tier, late.some(({ act, every }) => act === 'supervise' && every !== undefined)]).toEqual(
              ['county', true],
            );
          tier = tiers[next];
        }
        expect(climbed).toEqual(tiers);
      }
  });
});

describe('when a rung is reached', () => {
  const rule = rules.policies.rule('hotline', 'handle', 'routine', 'village')!;
  const handle = start({ at: wall('2026-07-01 10:00'), tier: 'village' });
  const at = (atPercent: number, deadline = handle): string | undefined => {
    const instant = rungAt(deadline, { atPercent, act: 'urge' }, rule, calendar);
    return instant && onTheWall(instant);
  };

  it('is at its warning, at the due time, or after so much of the period again', () => {
    expect([50, 80, 100, 125, 150, 200].map((percent) => at(percent))).toEqual([
      '2026-07-03 12:00',
      '2026-07-06 11:18',
      '2026-07-06 18:00',
      // Three quarters of a day of seven hours, one and a half days, three days.
      '2026-07-07 16:15',
      '2026-07-08 12:00',
      '2026-07-09 18:00',
    ]);
    expect(at(60)).toBeUndefined();
  });

  it('moves with a pause', () => {
    const paused = { deadline: handle, status: 'paused', pausedAt: wall('2026-07-02 09:00') } as const;
    const resumed = resumeDeadline(paused, wall('2026-07-03 09:00'), rules);
    expect([80, 100, 150].map((percent) => at(percent, resumed))).toEqual([
      '2026-07-07 11:18',
      '2026-07-07 18:00',
      '2026-07-09 12:00',
    ]);
  });

  it('of a calendar period never falls on a day off', () => {
    const whole = start({ kind: 'whole', policy: 'petition', at: wall('2026-07-15 10:00') });
    expect(onTheWall(whole.dueAt)).toBe('2026-09-14 08:30');
    // Fifteen days later it is still 29 September, thirty days later in the holidays.
    expect(at(125, whole)).toBe('2026-09-29 08:30');
    expect(at(140, whole)).toBe('2026-10-08 08:30');
    const again = rungAgain(whole, { unit: 'days', amount: 5 }, wall('2026-09-29 10:00'), calendar);
    expect(onTheWall(again)).toBe('2026-10-08 08:30');
  });

  it('of critical time falls at night, of the county again after its interval', () => {
    const critical = start({ at: wall('2026-07-03 20:00'), urgency: 'critical' });
    const half = rungAt(critical, { atPercent: 150, act: 'climb' }, rule, calendar)!;
    expect(onTheWall(half)).toBe('2026-07-05 08:00');
    const again = rungAgain(handle, { unit: 'working-days', amount: 2 }, wall('2026-07-03 16:00'), calendar);
    expect(onTheWall(again)).toBe('2026-07-07 18:00');
    expect(millisOf(rungAgain(critical, { unit: 'hours', amount: 4 }, half, calendar))).toBe(
      millisOf(half) + 4 * 3_600_000,
    );
  });
});

describe('a ladder that must not come into force', () => {
  const read = (policy: unknown): Policy => validatePolicies({ policies: [policy] }).policies[0]!;
  const shipped = readJson('policies/hotline.json') as Policy;
  const adding = (rung: object) => ({ ...shipped, ladder: [...shipped.ladder!, rung] });
  const without = (act: string) => ({
    ...shipped,
    ladder: shipped.ladder!.filter((rung) => rung.act !== act),
  });
  const last = `/ladder/${shipped.ladder!.length}`;

  it.each(policyFiles())('%s is none of those', (file) => {
    expect(read(readJson(`policies/${file}`)).ladder!.length).toBeGreaterThan(0);
  });

  it.each([
    [
      'nothing that climbs',
      without('climb'),
      '/ladder',
      /dead end for dispatch, routine, village: nothing climbs/,
    ],
    [
      'nothing that repeats at the county',
      without('supervise'),
      '/ladder',
      /dead end for .* county: no supervision repeats/,
    ],
    ['a climb at the county', adding({ atPercent: 150, act: 'climb' }), last, /climbs at the county/],
    [
      'a repetition below the county',
      adding({
        tiers: ['town'],
        urgencies: ['routine'],
        atPercent: 150,
        act: 'urge',
        every: { unit: 'days', amount: 1 },
      }),
      last,
      /never end/,
    ],
    [
      'a critical repetition in working time',
      adding({ tiers: ['county'], atPercent: 150, act: 'urge', every: { unit: 'working-days', amount: 1 } }),
      last,
      /calendar time/,
    ],
    [
      'a warning that no rule gives',
      adding({ atPercent: 90, act: 'notify' }),
      last,
      /warning at 90 percent, which dispatch/,
    ],
    [
      'a miss of what lapses',
      adding({ kinds: ['rate'], atPercent: 100, act: 'urge' }),
      last,
      /rate has ended by itself/,
    ],
    ['a rung for nobody', adding({ tiers: [], atPercent: 125, act: 'urge' }), last, /applies to nothing/],
    [
      'an urge to somebody else',
      adding({ atPercent: 125, act: 'urge', to: ['above'] }),
      last,
      /only a notice/,
    ],
    ['a rung at nothing', adding({ atPercent: 0, act: 'urge' }), `${last}/atPercent`, /100 is the due time/],
    [
      'an unknown act',
      adding({ atPercent: 100, act: 'punish' }),
      `${last}/act`,
      /notify, urge, supervise, climb/,
    ],
    ['an unknown field', adding({ atPercent: 100, act: 'urge', tier: 'town' }), `${last}/tier`, /known/],
  ])('%s', (_, policy, pointer, reason) => {
    expect(() => read(policy)).toThrow(
      expect.objectContaining({ pointer: `/policies/0${pointer}`, reason: expect.stringMatching(reason) }),
    );
  });
});
