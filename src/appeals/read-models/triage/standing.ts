import type { Instant } from '../../../kernel/time';
import { millisOf } from '../../../kernel/time';
import type { Deadline, DeadlineKind, DeadlineOwner } from '../../../sla';
import type { AppealEvent, AppealEventData, AppealEventType } from '../../domain/events';
import { isConfidential } from '../../domain/subjects';
import type { Usual } from './usual';

/** One deadline that somebody on duty owes. */
export interface Owed {
  readonly id: string;
  readonly kind: DeadlineKind;
  readonly owner: DeadlineOwner;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** Minutes that it stood still so far. */
  readonly stood: number;
  readonly pausedAt?: Instant | undefined;
  /** As known when it started or was last moved. */
  readonly usual?: Usual | undefined;
  /** That its end is near was said, since it started or was last moved. */
  readonly warned?: true | undefined;
}

/** What triage remembers of an open appeal between two of its events. */
export interface Standing {
  /** Of this round. */
  readonly returns: number;
  readonly escalations: number;
  readonly round: number;
  readonly merged: boolean;
  readonly owes: readonly Owed[];
}

export const NOTHING_YET: Standing = { returns: 0, escalations: 0, round: 1, merged: false, owes: [] };

/** A step that was done, and how long it took. */
export interface Finished {
  readonly kind: DeadlineKind;
  readonly minutes: number;
}

export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.max(0, (millisOf(to) - millisOf(from)) / 60_000);

/** Whether an event can change what triage remembers: all others cost nothing. */
export function isTriaged({ type, data }: AppealEvent): boolean {
  return data.clocks !== undefined || type in counted;
}

type Counts = Partial<Omit<Standing, 'owes'>>;
const counted: {
  readonly [T in AppealEventType]?: (before: Standing, data: AppealEventData[T]) => Counts;
} = {
  ReturnGranted: ({ returns }) => ({ returns: returns + 1 }),
  AppealEscalated: ({ escalations }) => ({ escalations: escalations + 1 }),
  AppealReopened: () => ({ returns: 0, escalations: 0 }),
  AppealMerged: () => ({ merged: true }),
  AppealUnmerged: () => ({ merged: false }),
  AppealResolved: () => ({ merged: false }),
  ResolutionTakenBack: (_, { lead }) => ({ merged: lead !== undefined }),
  // What it warns of is marked below; urgency and place stand in what the event is about.
  DeadlineApproaching: () => ({}),
  AppealClassified: () => ({}),
  ReportCorrected: () => ({}),
};

/** That a pause ends by itself asks nothing of anybody; claims are nothing that dispatchers look after. */
const isStaffs = ({ id, owner, kind }: Deadline): boolean =>
  owner !== 'reporter' && kind !== 'suspension' && !isConfidential(id);

/** @param usual of a step that starts or moves now */
export function standingAfter(
  before: Standing,
  event: AppealEvent,
  at: Instant,
  usual: (kind: DeadlineKind) => Usual | undefined,
): { readonly standing: Standing; readonly finished: readonly Finished[] } {
  const counts = counted[event.type] as ((before: Standing, data: never) => Counts) | undefined;
  const { started = [], changed = [], met = [], stopped = [], paused = [] } = event.data.clocks ?? {};
  // Lists of one to three: nothing is gained by making sets of them, and this is on the way of each event.
  const moved = lastOfEach([...changed, ...started].filter(isStaffs));
  const finished: Finished[] = [];
  const owes: Owed[] = [];
  for (const owed of before.owes) {
    const wasMet = names(met, owed.id);
    if (wasMet)
      finished.push({
        kind: owed.kind,
        minutes: minutesBetween(owed.startedAt, owed.pausedAt ?? at) - owed.stood,
      });
    if (!wasMet && !names(stopped, owed.id) && !moved.some(({ id }) => id === owed.id)) owes.push(owed);
  }
  for (const deadline of moved) {
    const was = before.owes.find(({ id }) => id === deadline.id);
    owes.push({
      id: deadline.id,
      kind: deadline.kind,
      owner: deadline.owner,
      startedAt: deadline.startedAt,
      dueAt: deadline.dueAt,
      stood: (was?.stood ?? 0) + (was?.pausedAt === undefined ? 0 : minutesBetween(was.pausedAt, at)),
      usual: usual(deadline.kind) ?? was?.usual,
    });
  }
  const stand =
    paused.length === 0
      ? owes
      : owes.map((owed) => (names(paused, owed.id) ? { ...owed, pausedAt: at } : owed));
  const told = event.type === 'DeadlineApproaching' ? warnedOf(event.data.deadline, stand) : stand;
  return { standing: { ...before, ...counts?.(before, event.data as never), owes: told }, finished };
}

const warnedOf = (deadline: string, owes: readonly Owed[]): readonly Owed[] =>
  owes.map((owed) => (owed.id === deadline ? { ...owed, warned: true } : owed));

const names = (ids: readonly string[], id: string): boolean => ids.includes(id);

/** Each deadline as it was said last, at the place where it was said first. */
function lastOfEach(deadlines: readonly Deadline[]): readonly Deadline[] {
  if (deadlines.length < 2) return deadlines;
  return [...new Map(deadlines.map((deadline) => [deadline.id, deadline])).values()];
}
