import { urgencies, type Urgency } from '../../catalogue';
import { tiers, type Tier } from '../../kernel/tier';
import { instantOf, millisOf, type Instant } from '../../kernel/time';
import { NO_CALENDAR, hoursFor } from './calendar';
import type { Calendar, WorkingTime } from './calendar-document';
import { deadlineKinds, lapsingKinds, type Deadline, type DeadlineKind, type Period } from './model';
import { advance, countsFrom, endOf, isWorkingTime, measure } from './period';
import { ruleOf, tiersAndNone } from './policies';
import type { Policy, PolicyRule, Rung } from './policy';

/** The rungs that a late unit of this tier meets, in the order of their points. */
export const ladderOf = (policy: Policy, kind: DeadlineKind, urgency: Urgency, tier: Tier): readonly Rung[] =>
  rungsFor(policy, kind)
    .filter((rung) => applies(rung, kind, urgency) && (rung.tiers?.includes(tier) ?? true))
    .sort((a, b) => a.atPercent - b.atPercent);

/** A ladder that names its kinds one by one may be older than the last of them. */
const rungsFor = ({ ladder = beforeLadders }: Policy, kind: DeadlineKind): readonly Rung[] =>
  kind === 'accusation' && !ladder.some(({ kinds = owedKinds }) => kinds.includes(kind)) ? ofClaims : ladder;

/** A claim is always with a desk of the county, above which there is nobody: it is supervised until it is decided. */
const ofClaims: readonly Rung[] = [
  { atPercent: 80, act: 'notify', to: ['owner'] },
  { atPercent: 100, act: 'notify', to: ['above'] },
  { tiers: ['village', 'town'], atPercent: 100, act: 'climb' },
  ...urgencies.map((urgency): Rung => ({
    urgencies: [urgency],
    tiers: ['county'],
    atPercent: 100,
    act: 'supervise',
    every: urgency === 'critical' ? { unit: 'hours', amount: 4 } : { unit: 'working-days', amount: 3 },
  })),
];

/** What was stored before there were ladders: what is late climbs at once. */
const beforeLadders: readonly Rung[] = [{ tiers: ['village', 'town'], atPercent: 100, act: 'climb' }];

const applies = (
  { kinds = owedKinds, urgencies: named }: Rung,
  kind: DeadlineKind,
  urgency: Urgency,
): boolean => kinds.includes(kind) && (named?.includes(urgency) ?? true);

/** What a ladder itself sets running: what they are about has a ladder of its own, and an urge of an urge would never end. */
const ownKinds: readonly DeadlineKind[] = ['urge-answer', 'supervise'];

/** Whether somebody is late with it, and a ladder begins. */
export const hasLadder = (kind: DeadlineKind): boolean =>
  !lapsingKinds.includes(kind) && !ownKinds.includes(kind);

/** What a unit can be late with. */
const owedKinds = deadlineKinds.filter(hasLadder);

/** When a running deadline reaches a rung; a pause has moved it with the due time. `undefined` without such a warning. */
export function rungAt(
  deadline: Deadline,
  { atPercent }: Rung,
  rule: PolicyRule,
  calendar: Calendar,
): Instant | undefined {
  if (atPercent < 100) return deadline.warnAt[rule.warnAtPercent.indexOf(atPercent)];
  if (atPercent === 100) return deadline.dueAt;
  const { period, startedAt } = deadline;
  const hours = hoursFor(deadline, calendar);
  const start = millisOf(deadline.countsFrom ?? startedAt);
  const length = measure(deadline, countsFrom(period, start), endOf(period, start, hours), hours);
  const due = millisOf(deadline.dueAt);
  const end = advance(deadline, due, Math.round((length * (atPercent - 100)) / 100), hours);
  return onAWorkedDay(end, deadline, hours);
}

/** When a rung that repeats comes again. */
export function rungAgain(deadline: Deadline, every: Period, last: Instant, calendar: Calendar): Instant {
  const hours = hoursFor(deadline, calendar);
  return onAWorkedDay(endOf(every, millisOf(last), hours), deadline, hours);
}

/** What days off move is not acted upon on one. */
const onAWorkedDay = (at: number, { calendar }: Deadline, hours: WorkingTime): Instant =>
  instantOf(calendar === NO_CALENDAR ? at : hours.rollOffDayOff(at));

/** What is wrong with a policy's ladder: each fault with the rung, or for a gap none. */
export function ladderIssues(policy: Policy): readonly { readonly rung?: number; readonly issue: string }[] {
  const ladder = policy.ladder ?? [];
  const faults = ladder.flatMap((rung, at) => rungIssues(policy, rung).map((issue) => ({ rung: at, issue })));
  return [...faults, ...deadEnds(policy).map((issue) => ({ issue }))];
}

function rungIssues(policy: Policy, rung: Rung): readonly string[] {
  const { kinds = owedKinds, tiers: named = tiers, urgencies: urgent = urgencies } = rung;
  const { atPercent, act, to, every } = rung;
  const issues: string[] = [];
  if (kinds.length === 0 || named.length === 0 || urgent.length === 0) issues.push('applies to nothing');
  if (act === 'climb' && named.includes('county'))
    issues.push('climbs at the county, where nothing is above: name the tiers below');
  if (to !== undefined && act !== 'notify')
    issues.push('names whom it goes to, but only a notice goes to somebody');
  if (every !== undefined && (act === 'climb' || named.some((tier) => tier !== 'county')))
    issues.push('repeats below the county and would never end: let it climb, and repeat at the county');
  if (every !== undefined && urgent.includes('critical') && isWorkingTime(every))
    issues.push('repeats in working time for what is critical, which runs on calendar time');
  const lapses = kinds.find((kind) => lapsingKinds.includes(kind));
  if (lapses !== undefined && atPercent >= 100)
    issues.push(`comes when ${lapses} has ended by itself: only a warning can come before`);
  if (atPercent < 100) issues.push(...unwarned(policy, rung));
  return issues;
}

/** A rung before the due time hangs on a warning point, which each rule that it meets must have. */
function unwarned(policy: Policy, rung: Rung): readonly string[] {
  for (const kind of rung.kinds ?? owedKinds)
    for (const urgency of rung.urgencies ?? urgencies)
      for (const tier of rung.tiers ?? tiersAndNone) {
        const rule = ruleOf(policy, kind, urgency, tier);
        if (rule !== undefined && !rule.warnAtPercent.includes(rung.atPercent))
          return [`hangs on a warning at ${rung.atPercent} percent, which ${kind}, ${urgency} has not`];
      }
  return [];
}

/** Where nobody would ever look again: below the county a ladder climbs, at the county supervision repeats. */
function deadEnds(policy: Policy): readonly string[] {
  const issues: string[] = [];
  for (const kind of owedKinds)
    for (const urgency of urgencies)
      for (const tier of tiers) {
        const rungs = ladderOf(policy, kind, urgency, tier).filter(({ atPercent }) => atPercent >= 100);
        const goesOn = rungs.some(({ act, every }) =>
          tier === 'county' ? act === 'supervise' && every !== undefined : act === 'climb',
        );
        if (goesOn) continue;
        const missing = tier === 'county' ? 'no supervision repeats' : 'nothing climbs';
        issues.push(`ends in a dead end for ${kind}, ${urgency}, ${tier}: ${missing}`);
      }
  return issues;
}
