import { appealDecider } from '../../src/appeals/domain/decider';
import type { AppealContext } from '../../src/appeals/domain/context';
import type { AppealEvent } from '../../src/appeals/domain/events';
import { SYSTEM, type Actor } from '../../src/kernel/actor';
import type { CitizenId, PersonId, UnitId } from '../../src/kernel/ids';
import type { Instant } from '../../src/kernel/time';
import { referenceSources } from '../../src/reference';
import {
  indexCalendar,
  indexPolicies,
  publicationsOf,
  validateCalendar,
  validatePolicies,
} from '../../src/sla';
import { specify } from './given';
import { DEPLOY, HANYIN, hanyinCatalogue, hanyinDirectory, unitId } from './hanyin';

/** Ten in the morning of Wednesday 1 July 2026, in Hanyin. */
export const START = '2026-07-01T02:00:00.000Z' as Instant;

export const directory = hanyinDirectory();
export const catalogue = hanyinCatalogue();

/** Hanyin on that morning, with everything that `deploy/` puts in force. */
export const hanyin: AppealContext = {
  now: START,
  actor: SYSTEM,
  versions: { directory: 1, catalogue: 1, policies: 1, calendar: 1 },
  directory,
  catalogue,
  policies: indexPolicies(validatePolicies(referenceSources.policies.read(DEPLOY, HANYIN).document), 1),
  calendar: indexCalendar(validateCalendar(referenceSources.calendar.read(DEPLOY, HANYIN).document), 1),
  published: { policies: publicationsOf([]), calendar: publicationsOf([]) },
};

const plainly = (events: readonly AppealEvent[]): readonly AppealEvent[] =>
  events.map(({ type, data: { about: _, ...data } }) => ({ type, data }) as AppealEvent);

/** Without the dimensions that every event carries: these have a specification of their own. */
const told: typeof appealDecider = {
  ...appealDecider,
  decide: (...asked) => plainly(appealDecider.decide(...asked)),
  misses: (...asked) => plainly(appealDecider.misses(...asked)),
};
export const { given } = specify(told, hanyin);

/** As this actor, and at that time when it is another. */
export const as = (actor: Actor, now?: Instant): Partial<AppealContext> =>
  now === undefined ? { actor } : { actor, now };

export const COUNTY_CENTRE = unitId('centre-610921');
export const PUXI_CENTRE = unitId('centre-610921102');
export const PANLONG_CENTRE = unitId('centre-610921102206');
/** 纪委监委. */
export const DISCIPLINE = unitId('dept-discipline');
export const CHENGGUAN_CENTRE = unitId('centre-610921100');

const onDuty = (id: string): Actor => {
  const person = directory.person(id as PersonId);
  if (!person) throw new Error(`nobody called ${id} is on duty in Hanyin`);
  return { id: person.id, role: person.role, unit: person.unit, region: person.region };
};

export const officerOf = (unit: UnitId): Actor => onDuty(`officer-${unit}`);
export const dispatcherOf = (unit: UnitId): Actor => onDuty(`dispatcher-${unit}`);
export const countyDispatcher = dispatcherOf(COUNTY_CENTRE);
export const townDispatcher = dispatcherOf(PUXI_CENTRE);
export const townOfficer = officerOf(PUXI_CENTRE);
export const villageOfficer = officerOf(PANLONG_CENTRE);
export const supervisor = onDuty('supervisor-610921');
export const followUpDesk = onDuty('follow-up-office-follow-up');
export const gridWorker = onDuty('grid-610921102206');

export const citizen = (id: string): Actor => ({
  id: `citizen:${id}` as PersonId,
  role: 'citizen',
  citizen: id as CitizenId,
});
/** 陈秀英, whose mother is alone in the house that the tree leans on. */
export const reporter = citizen('chen-xiuying');
export const neighbour = citizen('li-guoqiang');
export const secretHolder = (hash: string): Actor => ({
  id: `secret:${hash}` as PersonId,
  role: 'anonymous',
});
