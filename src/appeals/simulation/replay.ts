import type { Recorded } from '../../kernel/event';
import type { DeadlineId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { hasLadder, running, type Clock, type DeadlineKind, type DeadlineOwner } from '../../sla';
import { nothingReported, type Appeal, type AppealState } from '../domain/appeal';
import type { AppealContext } from '../domain/context';
import { appealDecider } from '../domain/decider';
import type { AppealEvent } from '../domain/events';
import { isConfidential } from '../domain/subjects';
import { missesOf } from '../domain/time/record-misses';
import { ladderSteps } from '../domain/time/step-ladder';
import { clocksAgain } from './clocks-again';

/** Somebody was late, or would have been. */
export interface Late {
  readonly deadline: DeadlineId;
  readonly kind: DeadlineKind;
  readonly owner: DeadlineOwner;
  readonly dueAt: Instant;
}

/** A ladder took the matter one tier up. */
export interface Climb {
  readonly at: Instant;
  readonly from: UnitId;
  readonly to: UnitId;
}

/** What became of an appeal's deadlines. */
export interface Course {
  readonly late: readonly Late[];
  readonly climbs: readonly Climb[];
}

/** As the log has it, up to a moment. */
export const happened = (events: readonly Recorded<AppealEvent>[], until: Instant): Course =>
  courseOf(
    events
      .filter(({ metadata }) => metadata.occurredAt <= until)
      .map(({ event, metadata }) => ({ event, at: metadata.occurredAt })),
  );

/**
 * The same human acts under other rules: deadlines, misses and ladders are decided anew by the rules of the domain, at
 * their time. What a person did stays done, also where the matter would by then have been another unit's.
 */
export function replayed(
  events: readonly Recorded<AppealEvent>[],
  rules: AppealContext,
  until: Instant,
): Course {
  const time = new Replay(rules);
  let recorded: AppealState = nothingReported;
  let stepping = '';
  for (const { event, revision, metadata } of events) {
    const { occurredAt, actor, commandId } = metadata;
    if (occurredAt > until) break;
    time.passes(occurredAt);
    const before = recorded;
    const facts = { revision, occurredAt, actor };
    recorded = appealDecider.evolve(before, event, facts);
    if (event.type === 'LadderStepped') stepping = commandId;
    if (isOfTime(event) || commandId === stepping) continue;
    time.sees(event, before, recorded, facts);
  }
  time.passes(until);
  return courseOf(time.course);
}

/** What time brought, and a ladder did, is decided anew. */
const isOfTime = (event: AppealEvent): boolean =>
  event.type === 'DeadlineMissed' ||
  event.type === 'DeadlineApproaching' ||
  event.type === 'DeadlineChanged' ||
  event.type === 'LadderStepped' ||
  (event.type === 'AppealEscalated' && event.data.missed !== undefined);

interface Happening {
  readonly event: AppealEvent;
  readonly at: Instant;
}

function courseOf(happenings: readonly Happening[]): Course {
  const late: Late[] = [];
  const climbs: Climb[] = [];
  for (const { event, at } of happenings) {
    // How long a claim takes is nobody's who tries out other rules: it says that there is one.
    if (
      event.type === 'DeadlineMissed' &&
      hasLadder(event.data.kind) &&
      !isConfidential(event.data.deadline)
    ) {
      const { deadline, kind, owner, chargedTo = owner, dueAt } = event.data;
      late.push({ deadline, kind, owner: chargedTo, dueAt });
    }
    if (event.type === 'AppealEscalated' && event.data.missed !== undefined)
      climbs.push({ at, from: event.data.from, to: event.data.to });
  }
  return { late, climbs };
}

/** More turns than any ladder takes in the years that a log covers: a rule that never ends is not followed for ever. */
const MOST_TURNS = 5_000;

class Replay {
  readonly course: Happening[] = [];
  private appeal: AppealState = nothingReported;
  private turns = 0;
  /** Missed deadlines whose ladder has no more to say, until somebody acts. */
  private quiet = new Set<DeadlineId>();

  constructor(private readonly rules: AppealContext) {}

  /** Misses and ladder steps up to a moment, each at its own. */
  passes(to: Instant): void {
    for (;;) {
      const at = this.next();
      if (at === undefined || at > to || ++this.turns > MOST_TURNS) return;
      this.turn(at);
    }
  }

  /** What somebody did, with the deadlines that it would have moved. */
  sees(
    event: AppealEvent,
    before: AppealState,
    after: AppealState,
    facts: Parameters<typeof appealDecider.evolve>[2],
  ): void {
    const clocks = clocksAgain(event.data.clocks, {
      ...{ before, after, simulated: this.appeal, at: facts.occurredAt, rules: this.rules },
    });
    this.quiet.clear();
    const again = { ...event, data: { ...event.data, clocks } } as AppealEvent;
    this.appeal = appealDecider.evolve(this.appeal, again, facts);
  }

  private next(): Instant | undefined {
    if (this.appeal.status === 'none') return undefined;
    const { clocks, ladders } = this.appeal;
    const ahead = running(clocks).flatMap(({ deadline, missedAt }) => {
      if (missedAt === undefined) return [deadline.dueAt];
      if (!hasLadder(deadline.kind) || this.quiet.has(deadline.id)) return [];
      const ladder = ladders[deadline.id];
      return ladder === undefined ? [missedAt] : ladder.next === undefined ? [] : [ladder.next];
    });
    return ahead.sort()[0];
  }

  private turn(now: Instant): void {
    const appeal = this.appeal as Appeal;
    const context = { ...this.rules, now };
    this.follow(missesOf(appeal, context), now);
    for (const { deadline } of running((this.appeal as Appeal).clocks)) this.climbs(deadline.id, context);
  }

  private climbs(id: DeadlineId, context: AppealContext): void {
    const appeal = this.appeal as Appeal;
    const clock: Clock | undefined = appeal.clocks[id];
    if (clock?.missedAt === undefined || clock.status !== 'running' || !hasLadder(clock.deadline.kind))
      return;
    const ladder = appeal.ladders[id];
    if (ladder !== undefined && (ladder.next === undefined || ladder.next > context.now)) return;
    const steps = ladderSteps(appeal, clock, context);
    if (steps.length === 0) this.quiet.add(id);
    this.follow(steps, context.now);
  }

  private follow(events: readonly AppealEvent[], at: Instant): void {
    for (const event of events) {
      const facts = { revision: 0 as never, occurredAt: at, actor: this.rules.actor };
      this.appeal = appealDecider.evolve(this.appeal, event, facts);
      this.course.push({ event, at });
    }
  }
}
