import type { ServiceId, UnitId } from '../../kernel/ids';
import { levelsOf } from '../../kernel/region';
import { millisOf, type Instant } from '../../kernel/time';
import type { ClockChanges, Deadline } from '../../sla';
import type { AppealEvent } from '../domain/events';
import type { SignalCode } from './codes';

/** A closing that may turn out to be none. */
export interface Resolved {
  readonly appeal: string;
  readonly unit: string;
  readonly at: Instant;
  readonly round: number;
}

/** What the signals remember of an appeal. */
export interface Watched {
  readonly round: number;
  /** Of a violation report nothing leads to another appeal. */
  readonly violation: boolean;
  /** There is a citizen whom the holder could have reached. */
  readonly reachable: boolean;
  readonly reporter?: string | undefined;
  readonly service?: ServiceId | undefined;
  readonly village: string;
  /** The last that reached the reporter in this round. */
  readonly contact?: { readonly unit: UnitId; readonly at: Instant } | undefined;
  /** The deadline of handling, while it is owed. */
  readonly handle?: Pick<Deadline, 'id' | 'startedAt' | 'dueAt'> | undefined;
  readonly resolved?: Resolved | undefined;
  /** What was said in this round. */
  readonly given: readonly SignalCode[];
}

/** Something that is worth a supervisor's look. */
export interface Signal {
  readonly code: SignalCode;
  readonly appeal: string;
  readonly unit: string;
  readonly round: number;
  readonly minutes?: number | undefined;
  readonly likes?: readonly string[] | undefined;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** 15 天内再次反映. */
const CAME_BACK_WITHIN = 15 * DAY;
const WITHDRAWN_WITHIN = 7 * DAY;
/** Both: a matter of half an hour that took twenty minutes was not put off. */
const LAST_MINUTES = 30;
const LAST_SHARE = 0.05;

export const minutesFrom = (from: Instant, to: Instant): number =>
  Math.max(0, Math.floor((millisOf(to) - millisOf(from)) / MINUTE));
const isWithin = (from: Instant, to: Instant, most: number): boolean => millisOf(to) - millisOf(from) <= most;

/** Villages are compared, not grids: who comes again may stand at another corner. */
export const villageOf = (region: string): string => levelsOf(region as never)[2] ?? region;
export const matterOf = ({
  reporter,
  service,
  village,
  violation,
}: Pick<Watched, 'reporter' | 'service' | 'village' | 'violation'>): string | undefined =>
  violation || reporter === undefined || service === undefined
    ? undefined
    : `${reporter}|${service}|${village}`;

/** Handling as it is owed after the event. */
export function handleAfter(before: Watched['handle'], changes: ClockChanges | undefined): Watched['handle'] {
  if (changes === undefined) return before;
  const { started = [], changed = [], met = [], stopped = [] } = changes;
  const last = [...changed, ...started].filter(({ kind }) => kind === 'handle').at(-1);
  const now = last && { id: last.id, startedAt: last.startedAt, dueAt: last.dueAt };
  if (now !== undefined) return now;
  return before !== undefined && [...met, ...stopped].includes(before.id) ? undefined : before;
}

/** Of the two ways to be too early to be true, this one is by the clock. */
function putOff({ handle }: Watched, at: Instant): number | undefined {
  if (handle === undefined || at > handle.dueAt) return undefined;
  const left = minutesFrom(at, handle.dueAt);
  return left <= LAST_MINUTES && left <= LAST_SHARE * minutesFrom(handle.startedAt, handle.dueAt)
    ? left
    : undefined;
}

/** What an event says of its own appeal, given what was known before it. */
export function signalsIn(
  event: AppealEvent,
  before: Watched,
  appeal: string,
  at: Instant,
): readonly Signal[] {
  const of = (code: SignalCode, unit: string | undefined, minutes?: number): readonly Signal[] =>
    unit === undefined || before.given.includes(code)
      ? []
      : [{ code, appeal, unit, round: before.round, minutes }];
  switch (event.type) {
    case 'AppealResolved': {
      const { unit, lead, incident } = event.data;
      if (lead !== undefined) return [];
      const left = putOff(before, at);
      return [
        // Who resolves three hundred at once tells them by the incident's note.
        ...(before.reachable && before.contact === undefined && incident === undefined
          ? of('no-contact', unit)
          : []),
        ...(left === undefined ? [] : of('minutes-before-due', unit, left)),
      ];
    }
    case 'AppealAnsweredDirectly': {
      const { unit, onTheSpot } = event.data;
      return before.reachable && onTheSpot !== true && before.contact === undefined
        ? of('no-contact', unit)
        : [];
    }
    case 'AppealWithdrawn': {
      const { contact } = before;
      return contact !== undefined && isWithin(contact.at, at, WITHDRAWN_WITHIN)
        ? of('withdrawn-after-contact', contact.unit, minutesFrom(contact.at, at))
        : [];
    }
    case 'AppealReopened': {
      const { resolved } = before;
      return resolved !== undefined && isWithin(resolved.at, at, CAME_BACK_WITHIN)
        ? of('came-back', resolved.unit, minutesFrom(resolved.at, at))
        : [];
    }
    case 'AppealRated':
    case 'FollowUpRecorded':
      return event.data.solved === false ? of('not-solved', before.resolved?.unit) : [];
    default:
      return [];
  }
}

/** A new report by somebody whose like matter was resolved a short while ago: it speaks of that one. */
export const cameAgain = (last: Resolved | undefined, appeal: string, at: Instant): readonly Signal[] =>
  last === undefined || last.appeal === appeal || !isWithin(last.at, at, CAME_BACK_WITHIN)
    ? []
    : [
        {
          ...{ code: 'came-back', appeal: last.appeal, unit: last.unit, round: last.round },
          ...{ minutes: minutesFrom(last.at, at), likes: [appeal] },
        },
      ];
