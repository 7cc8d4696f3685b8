import type { Recorded } from '../../kernel/event';
import type { DeadlineId, UnitId } from '../../kernel/ids';
import { latest, millisOf, type Instant, type Minutes } from '../../kernel/time';
import type { AppealEvent } from '../domain/events';

/** One stretch in which one unit answered for the appeal. */
export interface Custody {
  readonly unit: UnitId;
  readonly round: number;
  readonly from: Instant;
  readonly to?: Instant | undefined;
  readonly acceptedAt?: Instant | undefined;
  /** Calendar minutes, up to now while it lasts. */
  readonly minutes: Minutes;
  /** Of these, waiting for the reporter. */
  readonly pausedMinutes: Minutes;
  readonly endedBy?: AppealEvent['type'] | undefined;
  readonly returnsRequested: number;
  readonly missed: readonly DeadlineId[];
}

/** The ledger: who had it when, and each unit's sum. Minutes without a holder are the dispatchers'. */
export interface CustodyLedger {
  readonly spells: readonly Custody[];
  readonly units: readonly {
    readonly unit: UnitId;
    readonly minutes: Minutes;
    readonly pausedMinutes: Minutes;
    readonly returns: number;
    readonly misses: number;
  }[];
}

interface Open {
  readonly unit: UnitId;
  readonly round: number;
  readonly from: Instant;
  acceptedAt?: Instant;
  pausedSince?: Instant | undefined;
  paused: number;
  returns: number;
  missed: DeadlineId[];
}

/** To the hundredth: shorter stretches than half a second tell nobody anything. */
const minutesBetween = (from: Instant, to: Instant): number =>
  Math.round((millisOf(to) - millisOf(from)) / 600) / 100;

/** Whom an event makes the holder, `null` for nobody, `undefined` when custody does not change. */
function holderAfter(event: AppealEvent): UnitId | null | undefined {
  switch (event.type) {
    case 'AppealRouted':
    case 'AppealAnsweredDirectly':
      return event.data.unit;
    case 'AppealTransferred':
      return event.data.to;
    case 'AppealEscalated':
      return event.data.routed ? event.data.to : undefined;
    case 'AccusedNamed':
    case 'AppealClassified':
      return event.data.leaves ? null : undefined;
    case 'ReturnGranted':
    case 'AppealRecalled':
    case 'AppealReopened':
    case 'AppealClosed':
      return null;
    default:
      return undefined;
  }
}

/** @param now not before the last event */
export function custodyOf(events: readonly Recorded<AppealEvent>[], now: Instant): CustodyLedger {
  const spells: Custody[] = [];
  let open: Open | undefined;
  let round = 1;
  const close = (at: Instant, endedBy?: AppealEvent['type']) => {
    if (!open) return;
    const paused = open.paused + (open.pausedSince ? minutesBetween(open.pausedSince, at) : 0);
    spells.push({
      unit: open.unit,
      round: open.round,
      from: open.from,
      to: endedBy === undefined ? undefined : at,
      acceptedAt: open.acceptedAt,
      minutes: minutesBetween(open.from, at) as Minutes,
      pausedMinutes: paused as Minutes,
      endedBy,
      returnsRequested: open.returns,
      missed: open.missed,
    });
    open = undefined;
  };
  for (const { event, metadata } of events) {
    const at = metadata.occurredAt;
    const holder = holderAfter(event);
    if (event.type === 'AppealReopened') round = event.data.round;
    if (holder !== undefined) close(at, event.type);
    if (holder) open = { unit: holder, round, from: at, paused: 0, returns: 0, missed: [] };
    if (open) note(open, event, at);
  }
  close(latest(now, events.at(-1)?.metadata.occurredAt ?? now));
  return { spells, units: sums(spells) };
}

function note(open: Open, event: AppealEvent, at: Instant): void {
  switch (event.type) {
    case 'AppealAccepted':
      open.acceptedAt = at;
      return;
    case 'ReturnRequested':
      open.returns += 1;
      return;
    case 'InformationRequested':
      open.pausedSince = at;
      return;
    case 'InformationSupplied':
    case 'InformationLapsed':
      if (open.pausedSince) open.paused += minutesBetween(open.pausedSince, at);
      open.pausedSince = undefined;
      return;
    case 'DeadlineMissed':
      if (event.data.owner === open.unit) open.missed.push(event.data.deadline);
      return;
    default:
  }
}

function sums(spells: readonly Custody[]): CustodyLedger['units'] {
  const units = [...new Set(spells.map(({ unit }) => unit))];
  return units.map((unit) => {
    const own = spells.filter((spell) => spell.unit === unit);
    const total = (part: (spell: Custody) => number): number =>
      Math.round(own.reduce((sum, spell) => sum + part(spell), 0) * 100) / 100;
    return {
      unit,
      minutes: total(({ minutes }) => minutes) as Minutes,
      pausedMinutes: total(({ pausedMinutes }) => pausedMinutes) as Minutes,
      returns: total(({ returnsRequested }) => returnsRequested),
      misses: total(({ missed }) => missed.length),
    };
  });
}
