import type { Recorded } from '../../kernel/event';
import type { DeadlineId, EventId, Revision } from '../../kernel/ids';
import { millisOf, type Instant, type Milliseconds } from '../../kernel/time';
import type { AppealEvent } from '../domain/events';

/** What brought a command: somebody, a saga by an event or an outcome, its timer, or another part of the service. */
export type Way =
  | { readonly through: 'person' | 'service' }
  | { readonly through: 'saga'; readonly saga: string }
  | {
      readonly through: 'timer';
      readonly saga: string;
      readonly timer: Setting;
    };

/** One command that took effect, or a miss that one came upon. */
export interface Act {
  readonly recorded: readonly Recorded<AppealEvent>[];
  readonly way: Way;
  /** The event of this appeal that led to it. */
  readonly cause?: EventId | undefined;
  /** What led to it lies elsewhere: an event or a command of another stream. */
  readonly elsewhere?: string | undefined;
  /** From its cause until it took effect. */
  readonly after?: Milliseconds | undefined;
  /** Of how many acts it is the last, from the one that nothing here caused: 0 for that one. */
  readonly depth: number;
}

export type WayOf = (recorded: Recorded<AppealEvent>) => Way;

/** The events of each command, in the order of the log: one command appends all of its events at once. */
function commandsOf(events: readonly Recorded<AppealEvent>[]): readonly (readonly Recorded<AppealEvent>[])[] {
  const acts: Recorded<AppealEvent>[][] = [];
  for (const recorded of events) {
    const last = acts.at(-1);
    if (last?.[0]?.metadata.commandId === recorded.metadata.commandId) last.push(recorded);
    else acts.push([recorded]);
  }
  return acts;
}

/** The tree of what led to what, as a list in the order of the log; each names the event that it hangs on. */
export function causesOf(events: readonly Recorded<AppealEvent>[], wayOf: WayOf): readonly Act[] {
  const byId = new Map(events.map((each) => [each.id as string, each]));
  const byCommand = new Map<string, Recorded<AppealEvent>>();
  for (const each of events) byCommand.set(each.metadata.commandId, each);
  const depthAt = new Map<Revision, number>();
  return commandsOf(events).flatMap((recorded): readonly Act[] => {
    const [first] = recorded;
    if (first === undefined) return [];
    const way = wayOf(first);
    const named = way.through === 'timer' ? way.timer.setBy : first.metadata.causationId;
    const found = named === undefined ? undefined : (byId.get(named) ?? byCommand.get(named));
    // A miss names the command that came upon it, whose events follow.
    const cause = found !== undefined && found.revision < first.revision ? found : undefined;
    const depth = cause === undefined ? 0 : (depthAt.get(cause.revision) ?? 0) + 1;
    for (const { revision } of recorded) depthAt.set(revision, depth);
    const at = first.metadata.occurredAt;
    return [
      {
        ...{ recorded, way, depth },
        ...(cause === undefined ? {} : { cause: cause.id, after: between(cause.metadata.occurredAt, at) }),
        ...(named === undefined || found !== undefined ? {} : { elsewhere: named }),
      },
    ];
  });
}

export const between = (from: Instant, to: Instant): Milliseconds =>
  (millisOf(to) - millisOf(from)) as Milliseconds;

/** What may have set off a timer of a deadline: its warning points and due times, each with the event that set it. */
export interface Setting {
  readonly deadline: DeadlineId;
  readonly at: Instant;
  readonly setBy: EventId;
  readonly revision: Revision;
}

export function settingsIn(events: readonly Recorded<AppealEvent>[]): readonly Setting[] {
  return events.flatMap(({ event, id, revision }) => {
    const { started = [], changed = [] } = event.data.clocks ?? {};
    const set = [...started, ...changed].flatMap(({ id: deadline, dueAt, warnAt }) =>
      [...warnAt, dueAt].map((at) => ({ deadline, at, setBy: id, revision })),
    );
    const next =
      event.type === 'LadderStepped' && event.data.next !== undefined
        ? [{ deadline: event.data.deadline, at: event.data.next, setBy: id, revision }]
        : [];
    return [...set, ...next];
  });
}
