import type { DeadlineId } from '../../../src/kernel/ids';
import type { Instant } from '../../../src/kernel/time';
import {
  applyClocks,
  explainDeadline,
  extendDeadline,
  hastenDeadline,
  recompute,
  resumeDeadline,
} from '../../../src/sla';
import type {
  Calendar,
  Clock,
  ClockChanges,
  ClockEvent,
  Clocks,
  Deadline,
  DeadlineExplanation,
  Period,
  Rules,
  StartDeadline,
} from '../../../src/sla';
import { rules as hanyin, start, town } from './hanyin';

type Start = { -readonly [Field in keyof StartDeadline]?: StartDeadline[Field] };

/** One deadline's life as its appeal's events would have recorded it, each change computed when it happens. */
export class Story {
  readonly events: ClockEvent[] = [];
  readonly id: DeadlineId;
  private clocks: Clocks = {};
  private readonly pauses: { from: Instant; to: Instant }[] = [];
  private readonly calendars = new Map<number, Calendar>();
  private readonly policies = new Map<number, Rules['policies']>();

  constructor(
    at: Instant,
    private readonly opening: Start = {},
    private rules: Rules = hanyin,
  ) {
    this.keep();
    const deadline = start({ at, ...opening }, rules);
    this.id = deadline.id;
    this.tell(at, 'AppealAccepted', { started: [deadline] });
  }

  get clock(): Clock {
    return this.clocks[this.id]!;
  }
  get deadline(): Deadline {
    return this.clock.deadline;
  }

  tell(at: Instant, type: string, clocks?: ClockChanges, missed?: DeadlineId, since?: Instant): this {
    const { status, pausedAt } = this.clock ?? {};
    if (status === 'paused' && clocks?.changed) this.pauses.push({ from: pausedAt!, to: at });
    this.clocks = applyClocks(this.clocks, clocks, at);
    this.events.push({ at, eventId: `e${this.events.length}`, type, clocks, missed, since });
    return this;
  }

  pause(at: Instant): this {
    return this.tell(at, 'InformationRequested', { paused: [this.id] });
  }
  resume(at: Instant): this {
    return this.tell(at, 'InformationSupplied', { changed: [resumeDeadline(this.clock, at, this.rules)] });
  }
  extend(at: Instant, by: Period): this {
    const { urgency = 'routine' } = this.opening;
    const longer = extendDeadline(this.deadline, by, { at, urgency }, this.rules);
    return this.tell(at, 'ExtensionGranted', { changed: [longer] });
  }
  raise(at: Instant, urgency: NonNullable<Start['urgency']>): this {
    this.opening.urgency = urgency;
    const { kind = 'handle', policy = 'hotline', tier } = this.opening;
    const input = { round: 1, kind, owner: town, policy, urgency, tier, at };
    return this.tell(at, 'AppealClassified', { changed: [hastenDeadline(this.deadline, input, this.rules)] });
  }
  /** A calendar or policies come into force, over what runs too. */
  publish(at: Instant, is: Partial<Rules>): this {
    const was = this.named();
    this.rules = { ...this.rules, ...is };
    this.keep();
    const { urgency = 'routine', tier } = this.opening;
    const found = recompute(this.clock, { at, was, is: this.rules, urgency, tier, pauses: this.pauses });
    if (found === undefined) return this;
    // As `publishedOver` does: what stands still has stood still by the new rules since then.
    const { pausedAt, ...clock } = this.clock;
    const stood = { ...clock, deadline: found.deadline, pausedAt: pausedAt && at };
    const changed = [resumeDeadline(stood, at, this.rules)];
    const paused = clock.status === 'paused' ? [this.id] : [];
    return this.tell(at, 'DeadlineChanged', { changed, paused }, undefined, at);
  }

  private keep(): void {
    this.calendars.set(this.rules.calendar.version, this.rules.calendar);
    this.policies.set(this.rules.policies.version, this.rules.policies);
  }
  private named(): Rules {
    const { calendar, policy } = this.deadline;
    return {
      calendar: this.calendars.get(versionOf(calendar)) ?? this.rules.calendar,
      policies: this.policies.get(versionOf(policy)) ?? this.rules.policies,
    };
  }

  explain(now: Instant): DeadlineExplanation {
    return explainDeadline(this.id, this.events, now, this.rules, (name) =>
      this.calendars.get(versionOf(name)),
    );
  }
}

const versionOf = (name: string): number => Number(name.split('@')[1]);
