import { canSee } from '../../access';
import type { Actor } from '../../kernel/actor';
import { BEFORE_ALL } from '../../kernel/ids';
import type { Job, JobLine } from '../../kernel/job';
import type { Recorded } from '../../kernel/event';
import type { Instant } from '../../kernel/time';
import { loadReference, referenceSources } from '../../reference';
import type { JobPorts } from '../../runtime/jobs';
import { dayOf } from '../../sla';
import { appealAggregate } from '../application/aggregate';
import { factsOf } from '../application/facts';
import { nothingReported, type AppealState } from '../domain/appeal';
import type { AppealEvent } from '../domain/events';
import { eventsOfAppeal, everyAppeal } from '../proof/every-appeal';
import type { Counted } from './counts';
import type { Periods } from './dashboard';
import type { FigureScope } from './scope';
import type { Narrowing } from './seen';
import { CountThen, lifeAt, WaitingThen } from './then';

export const FIGURES_THEN = 'figures-then';

export interface FiguresThenInput {
  readonly scope: FigureScope;
  readonly at: Instant;
  readonly periods: Periods;
  readonly narrowed: Narrowing;
  readonly seenBy: Actor;
}

type Written = Omit<Counted, 'leaves' | 'excluded'> & {
  readonly leaves: readonly (readonly [string, number])[];
  readonly excluded: readonly (readonly [string, number])[];
};
/** The one line that it answers with. */
export interface FiguresThenLine {
  readonly line: 'figures';
  readonly counted: Readonly<Record<keyof Periods, Written>>;
  readonly waiting: readonly (readonly [string, number])[];
  /** Appeals that were read. */
  readonly appeals: number;
}

/**
 * Counts the county as it stood at a past instant, appeal by appeal from the log: what was put right or taken back since
 * is as it was then. Of what the caller may see today, each appeal as it is now. Holds one page and one appeal.
 */
export const figuresThen: Job<JobPorts> = {
  name: FIGURES_THEN,
  async *run(input, { reader, county, now }): AsyncGenerator<JobLine> {
    const { scope, at, periods, narrowed, seenBy } = input as FiguresThenInput;
    const current = now();
    const head = (await reader.newest())?.position ?? BEFORE_ALL;
    const { permissions, directory } = await loadReference({
      ...{ reader, county, sources: referenceSources, now: () => current },
    });
    const counts = {
      period: new CountThen(scope, periods.period),
      before: new CountThen(scope, periods.before),
      lastYear: new CountThen(scope, periods.lastYear),
    };
    const waiting = new WaitingThen(scope, dayOf(at));
    let appeals = 0;
    for await (const found of everyAppeal(reader, head)) {
      if (found.kind === 'page') continue;
      const events = await eventsOfAppeal(reader, found.first.stream);
      const life = lifeAt(events, at);
      if (life === undefined) continue;
      appeals++;
      const today = stateOf(events, current);
      // Whom it names by now learns no more of it for asking about then.
      if (today.status === 'none' || !canSee(seenBy, factsOf(today), permissions, directory)) continue;
      if (!isNarrowed(stateOf(events, at), narrowed)) continue;
      for (const count of [...Object.values(counts), waiting]) count.add(life);
    }
    yield {
      line: 'figures',
      counted: {
        period: written(counts.period.counted),
        before: written(counts.before.counted),
        lastYear: written(counts.lastYear.counted),
      },
      waiting: [...waiting.days],
      appeals,
    } satisfies FiguresThenLine;
  },
};

const stateOf = (events: readonly Recorded<AppealEvent>[], at: Instant): AppealState =>
  events
    .filter(({ metadata }) => metadata.occurredAt <= at)
    .reduce(
      (state: AppealState, { event, revision, metadata: { occurredAt, actor } }) =>
        appealAggregate.decider.evolve(state, event, { revision, occurredAt, actor }),
      nothingReported,
    );

/** Of several values, any. */
function isNarrowed(appeal: AppealState, { service, channel, origin, urgency }: Narrowing): boolean {
  if (appeal.status === 'none') return false;
  const isOne = <T>(value: T | undefined, of: readonly T[] | undefined): boolean =>
    of === undefined || (value !== undefined && of.includes(value));
  return (
    isOne(appeal.service, service) &&
    isOne(appeal.channel, channel) &&
    isOne(appeal.origin, origin) &&
    isOne(appeal.urgency, urgency)
  );
}

const written = ({ leaves, excluded, ...rest }: Counted): Written => ({
  ...rest,
  leaves: [...leaves],
  excluded: [...excluded],
});

export const countedIn = ({ leaves, excluded, ...rest }: Written): Counted => ({
  ...rest,
  leaves: new Map(leaves),
  excluded: new Map(excluded),
});
