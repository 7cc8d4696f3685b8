import type { Appeal, AppealState } from '../../src/appeals/domain/appeal';
import type { DeadlineId, PersonId, UnitId } from '../../src/kernel/ids';
import type { Instant } from '../../src/kernel/time';
import { CHENGGUAN_CENTRE, COUNTY_CENTRE, DISCIPLINE, PANLONG_CENTRE, PUXI_CENTRE } from './appeal-context';
import { daysLater } from './appeal-story';
import { serviceId, unitId } from './hanyin';

/** A choice that a run makes again when it is replayed. */
export type Pick = <T>(from: readonly T[]) => T;

export const units: readonly UnitId[] = [
  PANLONG_CENTRE,
  PUXI_CENTRE,
  COUNTY_CENTRE,
  CHENGGUAN_CENTRE,
  DISCIPLINE,
  unitId('ent-power'),
  unitId('dept-water'),
  unitId('dept-transport'),
  unitId('centre-of-nowhere'),
];
export const services = [
  'neighbour-dispute',
  'infrastructure-road',
  'policy-consultation',
  'risk-report',
  'violation-report',
  'no-such-service',
].map(serviceId);
export const people = units.map((unit) => `officer-${unit}` as PersonId);
/** Mostly somebody of the unit that holds it. */
export const assignees = (state: AppealState): readonly PersonId[] => {
  const unit = state.status === 'none' ? undefined : state.held?.unit;
  return unit === undefined
    ? people
    : [...Array<PersonId>(20).fill(`officer-${unit}` as PersonId), ...people];
};

export const none = 'none' as DeadlineId;
export const clocksOf = (state: AppealState): Appeal['clocks'] =>
  state.status === 'none' ? {} : state.clocks;
export const clockIds = (state: AppealState): readonly DeadlineId[] =>
  Object.keys(clocksOf(state)) as DeadlineId[];
export const firstClock = (state: AppealState, kind: string): DeadlineId =>
  Object.values(clocksOf(state)).find(({ deadline }) => deadline.kind === kind)?.deadline.id ?? none;
export const lastStart = (state: AppealState): Instant =>
  Object.values(clocksOf(state)).at(-1)?.deadline.startedAt ?? daysLater(0);

/** Mostly somebody whom it names. */
export const namedIn = (state: AppealState): Appeal['accused'] => [
  ...(state.status === 'none' ? [] : state.accused.map(({ unit, person }) => ({ unit, person }))),
  { unit: unitId('ent-power') },
];
