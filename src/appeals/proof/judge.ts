import type { Recorded } from '../../kernel/event';
import { appealOf, type AppealId, type DeadlineId } from '../../kernel/ids';
import { latest, type Instant } from '../../kernel/time';
import { explainDeadline, missesDue, running, versionNamed, type Clock } from '../../sla';
import { nothingReported, type Appeal, type AppealState } from '../domain/appeal';
import type { AppealContext } from '../domain/context';
import { appealDecider } from '../domain/decider';
import type { AppealEvent } from '../domain/events';
import { changesOf } from '../domain/time/recount-deadlines';
import { clockEvent } from '../views/deadlines';
import { factIssue, type StepVersions } from './facts';
import type { Finding } from './finding';
import { stillMissing } from './still-missing';

/** What the events of one appeal say of its deadlines, beside what they imply. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly deadlines: number;
  readonly misses: number;
}

/**
 * Follows an appeal's clocks by the fold that decides, and holds every miss, warning and ladder step against them.
 * @param events all of them, in order
 * @param by at what time it is asked, and by which rules
 * @param since what fell due after that may still be on its way
 */
export function judge(events: readonly Recorded<AppealEvent>[], by: AppealContext, since: Instant): Judged {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return { findings: [], deadlines: 0, misses: 0 };
  const self = appealOf(first.stream);
  const findings: Finding[] = [];
  const stepped: StepVersions = new Map();
  /** When each deadline was written last. */
  const written = new Map<DeadlineId, Instant>();
  let appeal: AppealState = nothingReported;
  let misses = 0;
  let act = '';
  for (const { event, id, revision, metadata } of events) {
    const { occurredAt, actor, commandId } = metadata;
    if (appeal.status !== 'none') {
      const issue = factIssue(event, metadata, appeal, stepped);
      if (issue) findings.push({ ...issue, appeal: self, at: occurredAt, event: id });
      if (!comesFirst.has(event.type) && commandId !== act) {
        act = commandId;
        findings.push(...overlooked(self, appeal, occurredAt, findings));
      }
    }
    if (event.type === 'DeadlineMissed') misses++;
    for (const deadline of [...(event.data.clocks?.started ?? []), ...(event.data.clocks?.changed ?? [])])
      written.set(deadline.id, occurredAt);
    appeal = appealDecider.evolve(appeal, event, { revision, occurredAt, actor });
  }
  if (appeal.status === 'none') return { findings, deadlines: 0, misses };
  const now = latest(by.now, last.metadata.occurredAt);
  findings.push(...atLast(self, appeal, { ...by, now }, { since, written, known: findings }));
  findings.push(...unexplained(self, appeal, events, { ...by, now }));
  return { findings, deadlines: Object.keys(appeal.clocks).length, misses };
}

/** What time has brought stands before the act that came upon it. */
const comesFirst: ReadonlySet<AppealEvent['type']> = new Set(['DeadlineMissed', 'DeadlineChanged']);

/** An act was decided although these were due and not yet recorded as missed. */
function overlooked(
  appeal: AppealId,
  { clocks }: Appeal,
  at: Instant,
  known: readonly Finding[],
): readonly Finding[] {
  return missesDue(clocks, at)
    .map(({ deadline }): Finding => missing(appeal, deadline.id, deadline.dueAt))
    .filter(({ deadline }) => !isKnown(known, deadline));
}

const missing = (appeal: AppealId, deadline: DeadlineId, at: Instant): Finding => ({
  ...{ kind: 'missing', fact: 'miss' },
  ...{ appeal, deadline, at },
});

const isKnown = (known: readonly Finding[], deadline: DeadlineId | undefined): boolean =>
  known.some((each) => each.kind === 'missing' && each.fact === 'miss' && each.deadline === deadline);

interface AtLast {
  readonly since: Instant;
  readonly written: ReadonlyMap<DeadlineId, Instant>;
  readonly known: readonly Finding[];
}

/** As the last event left it: what should be on record by now. */
function atLast(
  self: AppealId,
  appeal: Appeal,
  context: AppealContext,
  { since, written, known }: AtLast,
): readonly Finding[] {
  const uncounted = changesOf(appeal, context).flatMap(({ data }) =>
    'since' in data && 'causes' in data && data.since !== undefined && data.since <= since
      ? [data.deadline]
      : [],
  );
  const found: Finding[] = uncounted.map((deadline) => ({ kind: 'uncounted', appeal: self, deadline }));
  for (const { deadline } of missesDue(appeal.clocks, since))
    if (!uncounted.includes(deadline.id) && !isKnown(known, deadline.id))
      found.push(missing(self, deadline.id, deadline.dueAt));
  for (const each of stillMissing(appeal, context, since, written)) found.push({ ...each, appeal: self });
  const isOpen = appeal.status !== 'closed' && appeal.status !== 'merged';
  if (isOpen && running(appeal.clocks).length === 0) found.push({ kind: 'unwatched', appeal: self });
  return found;
}

/** The explanation that anybody may ask for, for every deadline there ever was. */
function unexplained(
  appeal: AppealId,
  { clocks }: Appeal,
  events: readonly Recorded<AppealEvent>[],
  { now, calendar, published }: AppealContext,
): readonly Finding[] {
  const history = events.map(clockEvent);
  const named = (name: string) => published.calendar.of(versionNamed(name));
  return Object.values<Clock>(clocks)
    .filter(({ deadline }) => !explainDeadline(deadline.id, history, now, { calendar }, named).agrees)
    .map(({ deadline: { id, dueAt } }) => ({ kind: 'unexplained', appeal, deadline: id, at: dueAt }));
}
