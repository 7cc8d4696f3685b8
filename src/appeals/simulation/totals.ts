import type { AppealId, DeadlineId } from '../../kernel/ids';
import type { DeadlineKind } from '../../sla';
import type { Climb, Course, Late } from './replay';

type Missed = Pick<Late, 'owner' | 'dueAt'>;

/** A deadline that was missed, would have been, or both. */
export interface LateRow {
  readonly deadline: DeadlineId;
  readonly kind: DeadlineKind;
  readonly happened?: Missed | undefined;
  readonly simulated?: Missed | undefined;
}

export interface Compared {
  readonly appeal: AppealId;
  readonly late: readonly LateRow[];
  readonly climbs?: { readonly happened: readonly Climb[]; readonly simulated: readonly Climb[] } | undefined;
}

/** What happened beside what would have. */
export function compared(appeal: AppealId, was: Course, is: Course): Compared {
  const rows = new Map<DeadlineId, LateRow>();
  for (const { deadline, kind, owner, dueAt } of was.late)
    rows.set(deadline, { deadline, kind, happened: { owner, dueAt } });
  for (const { deadline, kind, owner, dueAt } of is.late)
    rows.set(deadline, { ...rows.get(deadline), deadline, kind, simulated: { owner, dueAt } });
  const climbs = { happened: was.climbs, simulated: is.climbs };
  const none = was.climbs.length === 0 && is.climbs.length === 0;
  return { appeal, late: [...rows.values()], climbs: none ? undefined : climbs };
}

interface Count {
  readonly happened: number;
  readonly simulated: number;
}

/** Sums that grow with the county's units and the kinds of deadlines, never with its appeals. */
export class Totals {
  appeals = 0;
  events = 0;
  private spared = 0;
  private added = 0;
  private late: Count = { happened: 0, simulated: 0 };
  private climbs: Count = { happened: 0, simulated: 0 };
  private readonly byKind = new Map<string, Count>();
  private readonly byUnit = new Map<string, Count>();

  add({ late, climbs }: Compared, events: number): void {
    this.appeals++;
    this.events += events;
    for (const { kind, happened, simulated } of late) {
      if (simulated === undefined) this.spared++;
      if (happened === undefined) this.added++;
      this.late = counted(this.late, happened, simulated);
      this.byKind.set(kind, counted(this.byKind.get(kind), happened, simulated));
      if (happened)
        this.byUnit.set(happened.owner, counted(this.byUnit.get(happened.owner), happened, undefined));
      if (simulated)
        this.byUnit.set(simulated.owner, counted(this.byUnit.get(simulated.owner), undefined, simulated));
    }
    this.climbs = {
      happened: this.climbs.happened + (climbs?.happened.length ?? 0),
      simulated: this.climbs.simulated + (climbs?.simulated.length ?? 0),
    };
  }

  /** `spared`: late as it happened, and not here; `added`: the reverse. */
  sum() {
    const { appeals, events, late, spared, added, climbs } = this;
    const byKind = Object.fromEntries(this.byKind);
    return { appeals, events, late, spared, added, climbs, byKind, byUnit: Object.fromEntries(this.byUnit) };
  }
}

const counted = (
  { happened, simulated }: Count = { happened: 0, simulated: 0 },
  was: Missed | undefined,
  is: Missed | undefined,
): Count => ({ happened: happened + (was ? 1 : 0), simulated: simulated + (is ? 1 : 0) });
