import { canSee } from '../../access';
import { SYSTEM, type Actor } from '../../kernel/actor';
import { BEFORE_ALL, type AppealId, type RegionCode, type ServiceId } from '../../kernel/ids';
import type { Job, JobLine } from '../../kernel/job';
import { isWithin } from '../../kernel/region';
import type { Instant } from '../../kernel/time';
import type { EventMetadata, Recorded } from '../../kernel/event';
import { loadReference, referenceSources, type ReferenceData } from '../../reference';
import type { JobPorts } from '../../runtime/jobs';
import { indexCalendar, indexPolicies, type CalendarDocument, type PoliciesDocument } from '../../sla';
import { appealAggregate } from '../application/aggregate';
import { factsOf } from '../application/facts';
import { nothingReported, type Appeal, type AppealState } from '../domain/appeal';
import type { AppealContext } from '../domain/context';
import type { AppealEvent } from '../domain/events';
import { eventsOfAppeal, everyAppeal } from '../proof/every-appeal';
import { happened, replayed } from './replay';
import { compared, Totals } from './totals';

export const SIMULATION = 'simulation';

/** A version that was published, or a document that never was. */
export type Rules<Document> = { readonly version: number } | { readonly document: Document };

export interface SimulationInput {
  /** Appeals that were reported from one moment on, up to before another. */
  readonly from: Instant;
  readonly until: Instant;
  readonly place?: RegionCode | undefined;
  readonly service?: ServiceId | undefined;
  /** As in force now when absent. */
  readonly calendar?: Rules<CalendarDocument> | undefined;
  readonly policies?: Rules<PoliciesDocument> | undefined;
  /** Only what they may know of, and each appeal of it; nobody is told the totals of all alone. */
  readonly seenBy?: Actor | undefined;
}

const TELL_EVERY = 2_000;

/**
 * Plays every appeal of a period once more under other rules: human acts as recorded, deadlines and ladders decided
 * anew, up to now. Holds one page and one appeal; touches nothing.
 */
export const simulation: Job<JobPorts> = {
  name: SIMULATION,
  async *run(input, ports): AsyncGenerator<JobLine> {
    const asked = input as SimulationInput;
    const until = ports.now();
    const head = (await ports.reader.newest())?.position ?? BEFORE_ALL;
    const { rules, reference } = await rulesOf(asked, ports, until);
    const totals = new Totals();
    for await (const found of everyAppeal(ports.reader, head)) {
      if (found.kind === 'page') continue;
      const { stream, position, metadata } = found.first;
      const { occurredAt } = JSON.parse(metadata) as EventMetadata;
      if (occurredAt < asked.from || occurredAt >= asked.until) continue;
      const events = await eventsOfAppeal(ports.reader, stream);
      const appeal = stateOf(events);
      if (appeal.status === 'none' || !isAskedFor(appeal, asked)) continue;
      if (!maySee(asked.seenBy, appeal, reference)) continue;
      const rows = compared(appeal.id, happened(events, until), replayed(events, rules, until));
      totals.add(rows, events.length);
      if (asked.seenBy !== undefined) yield* told(rows);
      if (totals.appeals % TELL_EVERY === 0)
        yield { line: 'progress', position, of: head, appeals: totals.appeals, events: totals.events };
    }
    yield { line: 'done', until, ...totals.sum() };
  },
};

function* told({ late, climbs, appeal }: ReturnType<typeof compared>): Iterable<JobLine> {
  for (const each of late) yield { line: 'late', appeal, ...each };
  if (climbs !== undefined) yield { line: 'climbs', appeal, ...climbs };
}

const stateOf = (events: readonly Recorded<AppealEvent>[]): AppealState =>
  events.reduce(
    (state, { event, revision, metadata: { occurredAt, actor } }) =>
      appealAggregate.decider.evolve(state, event, { revision, occurredAt, actor }),
    nothingReported,
  );

/** Whom an appeal names learns of it here no more than elsewhere. */
const maySee = (who: Actor | undefined, appeal: Appeal, { permissions, directory }: ReferenceData): boolean =>
  who === undefined || canSee(who, factsOf(appeal), permissions, directory);

const isAskedFor = (
  appeal: { readonly place: RegionCode; readonly service?: ServiceId | undefined; readonly id: AppealId },
  { place, service }: SimulationInput,
): boolean =>
  (place === undefined || isWithin(appeal.place, place)) &&
  (service === undefined || appeal.service === service);

/** The rules that are played; nothing is published over anything. @throws ReferenceMissing */
async function rulesOf(
  { calendar, policies }: SimulationInput,
  { reader, county }: JobPorts,
  now: Instant,
): Promise<{ readonly rules: AppealContext; readonly reference: ReferenceData }> {
  const from = { reader, county, sources: referenceSources };
  const inForce = await loadReference({ ...from, now: () => now });
  const versions = {
    ...(calendar && 'version' in calendar ? { calendar: calendar.version } : {}),
    ...(policies && 'version' in policies ? { policies: policies.version } : {}),
  };
  const named = Object.keys(versions).length === 0 ? inForce : await loadReference({ ...from, versions });
  const { newest, published } = inForce;
  const is: Pick<ReferenceData, 'calendar' | 'policies'> = {
    calendar:
      calendar === undefined
        ? inForce.calendar
        : 'document' in calendar
          ? indexCalendar(calendar.document, newest.calendar + 1)
          : named.calendar,
    policies:
      policies === undefined
        ? inForce.policies
        : 'document' in policies
          ? indexPolicies(policies.document, newest.policies + 1)
          : named.policies,
  };
  const once = <Of>(known: { of(version: number): Of | undefined }, played: Of & { version: number }) => ({
    of: (version: number) => (version === played.version ? played : known.of(version)),
    over: () => undefined,
  });
  const rules = {
    ...appealAggregate.context(now, SYSTEM, inForce),
    ...is,
    published: {
      calendar: once(published.calendar, is.calendar),
      policies: once(published.policies, is.policies),
    },
  };
  return { rules, reference: inForce };
}
