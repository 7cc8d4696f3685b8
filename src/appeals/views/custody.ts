import type { Recorded } from '../../kernel/event';
import type { DeadlineId, UnitId } from '../../kernel/ids';
import { latest, millisOf, type Instant, type Minutes } from '../../kernel/time';
import { lapsingKinds } from '../../sla';
import type { AppealEvent } from '../domain/events';
import type { Perspective } from './perspective';
import { isShown } from './visibility';

/** One stretch in which one unit answered for the appeal. */
export interface Custody {
  readonly unit: UnitId;
  /** `holder`: it had to handle it; `dispatcher`: it had to name who does. */
  readonly as: 'holder' | 'dispatcher';
  readonly round: number;
  readonly from: Instant;
  readonly to?: Instant | undefined;
  readonly acceptedAt?: Instant | undefined;
  /** Calendar minutes, up to now while it lasts. */
  readonly minutes: Minutes;
  /** Of these, waiting for the reporter, for the end of a suspension, or for the appeal that carries the handling. */
  readonly pausedMinutes: Minutes;
  readonly endedBy?: AppealEvent['type'] | undefined;
  readonly returnsRequested: number;
  readonly missed: readonly DeadlineId[];
}

/** The ledger: who had it when, from report to resolution, and each unit's sum. */
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
  readonly as: Custody['as'];
  readonly round: number;
  readonly from: Instant;
  acceptedAt?: Instant;
  /** What it waits for, since when: a question and a suspension may overlap, and count once. */
  pausedSince?: Instant | undefined;
  readonly waits: Set<string>;
  paused: number;
  returns: number;
  missed: DeadlineId[];
}

type Keeper = Pick<Open, 'unit' | 'as'>;

/** To the hundredth: shorter stretches than half a second tell nobody anything. */
const minutesBetween = (from: Instant, to: Instant): number =>
  Math.round((millisOf(to) - millisOf(from)) / 600) / 100;

const holder = (unit: UnitId): Keeper => ({ unit, as: 'holder' });

/** Who answers for it after an event, `null` for nobody, `undefined` when that does not change. */
function keeperAfter(event: AppealEvent): Keeper | null | undefined {
  switch (event.type) {
    case 'AppealRouted':
      return holder(event.data.unit);
    case 'AppealInherited':
      return event.data.holder === undefined ? dispatcherIn(event) : holder(event.data.holder.to);
    case 'AppealTransferred':
      return holder(event.data.to);
    case 'AppealEscalated':
      return event.data.routed ? holder(event.data.to) : dispatcherIn(event);
    case 'AppealAnsweredDirectly':
    case 'AppealResolved':
    case 'AppealClosed':
      return null;
    case 'DeclineTakenBack':
      return event.data.holder === undefined ? dispatcherIn(event) : holder(event.data.holder);
    default:
      return dispatcherIn(event);
  }
}

const isBack = ({ type }: AppealEvent): boolean =>
  type === 'ResolutionRejected' || type === 'ResolutionTakenBack';

/** The desk that owes the dispatch from this event on. */
function dispatcherIn({ data }: AppealEvent): Keeper | undefined {
  const { started = [], changed = [] } = data.clocks ?? {};
  const dispatch = [...changed, ...started].findLast(({ kind }) => kind === 'dispatch');
  return dispatch && dispatch.owner !== 'reporter' ? { unit: dispatch.owner, as: 'dispatcher' } : undefined;
}

/** @param now not before the last event */
export function custodyOf(
  story: readonly Recorded<AppealEvent>[],
  now: Instant,
  perspective: Perspective = 'oversight',
): CustodyLedger {
  const events = story.filter(
    ({ event }) => event.type !== 'DeadlineMissed' || isShown(event.data.deadline, perspective),
  );
  const spells: Custody[] = [];
  let open: Open | undefined;
  /** What a resolution ended: rejected, it counts on as if it had not. */
  let resolved: Open | undefined;
  let round = 1;
  const elsewhere: UnitId[] = [];
  const close = (at: Instant, endedBy?: AppealEvent['type']) => {
    if (open) spells.push(spellOf(open, at, endedBy));
    open = undefined;
  };
  for (const { event, metadata } of events) {
    const at = metadata.occurredAt;
    const keeper = keeperAfter(event);
    if (event.type === 'AppealReopened') round = event.data.round;
    if (event.type === 'AppealResolved') resolved = open;
    if (isBack(event) && keeper === undefined && resolved) {
      spells.pop();
      open = resolved;
    }
    const stays =
      keeper && open && keeper.unit === open.unit && keeper.as === open.as && round === open.round;
    if (keeper !== undefined && !stays) close(at, event.type);
    if (keeper && !stays)
      open = { ...keeper, round, from: at, waits: new Set(), paused: 0, returns: 0, missed: [] };
    if (open) note(open, event, at);
    const late = lateUnit(event);
    if (late !== undefined && late !== open?.unit) elsewhere.push(late);
  }
  close(latest(now, events.at(-1)?.metadata.occurredAt ?? now));
  return { spells, units: sums(spells, elsewhere) };
}

function spellOf(open: Open, at: Instant, endedBy: AppealEvent['type'] | undefined): Custody {
  const { unit, as, round, from, acceptedAt, pausedSince, returns, missed } = open;
  const paused = open.paused + (pausedSince ? minutesBetween(pausedSince, at) : 0);
  return {
    unit,
    as,
    round,
    from,
    to: endedBy === undefined ? undefined : at,
    acceptedAt,
    minutes: Math.round(minutesBetween(from, at)) as Minutes,
    pausedMinutes: Math.round(paused) as Minutes,
    endedBy,
    returnsRequested: returns,
    missed: [...missed],
  };
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
      return waits(open, 'information', at);
    case 'HandlingSuspended':
      return waits(open, 'suspension', at);
    case 'AppealMerged':
      return waits(open, 'lead', at);
    case 'InformationSupplied':
    case 'InformationLapsed':
      return waitsNoMore(open, 'information', at);
    case 'HandlingResumed':
      return waitsNoMore(open, 'suspension', at);
    case 'AppealUnmerged':
      return waitsNoMore(open, 'lead', at);
    case 'DeadlineMissed':
      if (lateUnit(event) === open.unit) open.missed.push(event.data.deadline);
      return;
    default:
  }
}

/** Who answers for a miss; nobody for what the reporter let pass or what ends by itself. */
function lateUnit(event: AppealEvent): UnitId | undefined {
  if (event.type !== 'DeadlineMissed' || lapsingKinds.includes(event.data.kind)) return undefined;
  const { chargedTo, owner } = event.data;
  return chargedTo ?? (owner === 'reporter' ? undefined : owner);
}

type WaitsFor = 'information' | 'suspension' | 'lead';

function waits(open: Open, what: WaitsFor, at: Instant): void {
  open.waits.add(what);
  open.pausedSince ??= at;
}

function waitsNoMore(open: Open, what: WaitsFor, at: Instant): void {
  open.waits.delete(what);
  if (open.pausedSince === undefined || open.waits.size > 0) return;
  open.paused += minutesBetween(open.pausedSince, at);
  open.pausedSince = undefined;
}

/** @param elsewhere each miss of a unit that did not have it then: a department that was called, a centre that was to decide */
function sums(spells: readonly Custody[], elsewhere: readonly UnitId[]): CustodyLedger['units'] {
  const units = [...new Set([...spells.map(({ unit }) => unit), ...elsewhere])];
  return units.map((unit) => {
    const own = spells.filter((spell) => spell.unit === unit);
    const total = (part: (spell: Custody) => number): number =>
      Math.round(own.reduce((sum, spell) => sum + part(spell), 0) * 100) / 100;
    return {
      unit,
      minutes: total(({ minutes }) => minutes) as Minutes,
      pausedMinutes: total(({ pausedMinutes }) => pausedMinutes) as Minutes,
      returns: total(({ returnsRequested }) => returnsRequested),
      misses: total(({ missed }) => missed.length) + elsewhere.filter((each) => each === unit).length,
    };
  });
}
