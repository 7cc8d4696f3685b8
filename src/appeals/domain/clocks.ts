import type { DeadlineId, UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Tier } from '../../kernel/tier';
import {
  dueWithin,
  handOver,
  hastenDeadline,
  isOwed,
  nextOrdinal,
  resumeDeadline,
  rulesFor,
  startDeadline,
  startDeadlineAt,
  townOf,
  type Clock,
  type ClockChanges,
  type Deadline,
  type DeadlineKind,
  type DeadlineOwner,
  type StartDeadline,
} from '../../sla';
import type { Appeal } from './appeal';
import type { AppealContext, Deciding } from './context';
import { isConfidential } from './subjects';

/** Counts for an appeal that has no service yet: the county hotline's is the general one. */
const GENERAL_POLICY = 'hotline';

/** What a deadline's length depends on. */
export type Timed = Pick<Appeal, 'service' | 'urgency' | 'clocks' | 'held'> & {
  readonly round: Pick<Appeal['round'], 'number'>;
};

/** A service that was withdrawn keeps its policy as long as there is one of that name. */
export function policyOf(
  { service }: Pick<Appeal, 'service'>,
  { catalogue, policies }: Pick<AppealContext, 'catalogue' | 'policies'>,
): string {
  const policy = service && catalogue.known(service)?.policy;
  return policy !== undefined && policies.policy(policy) !== undefined ? policy : GENERAL_POLICY;
}

const opening = (
  appeal: Timed,
  kind: DeadlineKind,
  owner: DeadlineOwner,
  context: AppealContext,
  tier: Tier | undefined = appeal.held?.tier,
  subject?: string,
  notAfter?: Instant,
): StartDeadline => ({
  round: appeal.round.number,
  kind,
  subject,
  ordinal: nextOrdinal(appeal.clocks, appeal.round.number, kind, subject),
  owner,
  town: owner === 'reporter' ? undefined : townOf(context.directory.unit(owner)?.region),
  at: context.now,
  policy: policyOf(appeal, context),
  urgency: appeal.urgency,
  tier,
  notAfter,
});

/** The next deadline of a kind, running from now. @param subject tells apart several of a kind at once */
export const start = (
  appeal: Timed,
  kind: DeadlineKind,
  owner: DeadlineOwner,
  context: AppealContext,
  tier?: Tier,
  subject?: string,
): Deadline => startDeadline(opening(appeal, kind, owner, context, tier, subject), context);

/** The same, due no later than what it serves; than nothing while that stands still. */
export const startWithin = (
  served: Clock | undefined,
  appeal: Timed,
  kind: DeadlineKind,
  owner: DeadlineOwner,
  context: AppealContext,
  subject?: UnitId,
): Deadline => {
  const tier = owner === 'reporter' ? undefined : context.directory.unit(owner)?.tier;
  const notAfter =
    served?.status === 'running' && served.deadline.dueAt > context.now ? served.deadline.dueAt : undefined;
  return startDeadline(opening(appeal, kind, owner, context, tier, subject, notAfter), context);
};

/** The next deadline of a kind, due when a person chose, which is ahead; the sla model itself refuses what is too late. */
export const startUntil = (
  appeal: Timed,
  kind: DeadlineKind,
  owner: DeadlineOwner,
  dueAt: Instant,
  context: Deciding<'sla/due-too-late'>,
): Deadline => startDeadlineAt({ ...opening(appeal, kind, owner, context), dueAt }, context);

const all = ({ clocks }: Pick<Appeal, 'clocks'>): readonly Clock[] => Object.values<Clock>(clocks);
const idOf = ({ deadline }: Clock): DeadlineId => deadline.id;

/** Running or paused, of these kinds; of every kind when none is named. */
export const owed = (appeal: Pick<Appeal, 'clocks'>, ...kinds: readonly DeadlineKind[]): readonly Clock[] =>
  all(appeal).filter((clock) => isOwed(clock) && (kinds.length === 0 || kinds.includes(clock.deadline.kind)));

/** An urge waits on the matter as a whole: it stands still, changes hands and ends with that. */
const along = (kinds: readonly DeadlineKind[]): readonly DeadlineKind[] =>
  kinds.includes('whole') ? [...kinds, 'urge-answer'] : kinds;

/** Of every urge of this urger, in order, whatever became of it. */
export const urgesOf = (urger: DeadlineOwner, appeal: Appeal): readonly Clock[] =>
  all(appeal).filter(({ deadline: { id, kind } }) => kind === 'urge-answer' && id.split('/')[2] === urger);

export const owedIds = (
  appeal: Pick<Appeal, 'clocks'>,
  ...kinds: readonly DeadlineKind[]
): readonly DeadlineId[] => owed(appeal, ...along(kinds)).map(idOf);

/** What only the present holder owes or has asked for: it ends when another has the matter. */
export const ofHolding = (appeal: Appeal): readonly DeadlineId[] =>
  owedIds(
    appeal,
    'respond',
    'handle',
    'return-decision',
    'suspension-decision',
    'extension-decision',
    'information',
  );

/** All that the matter owes but these; what hangs on a claim goes beside it. */
export const owedIdsBut = (appeal: Appeal, ...kinds: readonly DeadlineKind[]): readonly DeadlineId[] =>
  owed(appeal)
    .filter(({ deadline: { id, kind } }) => !kinds.includes(kind) && !isConfidential(id))
    .map(idOf);

/** The last of a kind in this round, whatever became of it. */
export const lastOfRound = (appeal: Appeal, kind: DeadlineKind): Clock | undefined =>
  all(appeal).findLast(
    ({ deadline }) => deadline.kind === kind && deadline.id.startsWith(`${appeal.round.number}/`),
  );

/** Whose move it is. */
export const ownerOf = (appeal: Appeal, kind: DeadlineKind): DeadlineOwner | undefined =>
  owed(appeal, kind).at(-1)?.deadline.owner;

/** The deadline as it runs on from now: a paused one later by what was paused. */
export const resumed = (clock: Clock, context: AppealContext): Deadline =>
  clock.status === 'paused'
    ? resumeDeadline(clock, context.now, rulesFor(clock.deadline, context))
    : clock.deadline;

/** What stands still while handling does: whoever works on it waits with it. Who decides or watches does not. */
const ofHandling: readonly DeadlineKind[] = ['handle', 'whole', 'urge-answer', 'co-handle', 'check-in'];

/** What a pause stops that begins now; what another has stopped already stands still since then. */
export const pausedIds = (appeal: Appeal): readonly DeadlineId[] =>
  owed(appeal, ...ofHandling)
    .filter(({ status }) => status === 'running')
    .map(idOf);

/** What a pause has stopped runs on; helpers, whose hours may be others, still not beyond the lead. */
export function runOn(appeal: Appeal, context: AppealContext): readonly Deadline[] {
  return withinLead(
    appeal,
    owed(appeal, ...ofHandling)
      .filter(({ status }) => status === 'paused')
      .map((clock) => resumed(clock, context)),
    context,
  );
}

/** What is done for handling is due no later: a helper's part, and the decision on more time for it. */
export const servesLead = ({ kind }: Deadline): boolean =>
  kind === 'co-handle' || kind === 'extension-decision';

/** What changes, and with it what runs for the lead and would now be due after that; the lead's lateness is not theirs. */
export function withinLead(
  appeal: Appeal,
  changed: readonly Deadline[],
  { now }: AppealContext,
): readonly Deadline[] {
  const lead = changed.find(({ kind, dueAt }) => kind === 'handle' && dueAt > now);
  if (lead === undefined) return changed;
  const besides = owed(appeal).flatMap(({ deadline, status }) =>
    status === 'running' && changed.every(({ id }) => id !== deadline.id) ? [deadline] : [],
  );
  return [
    ...changed.map((each) => (servesLead(each) ? dueWithin(each, lead.dueAt) : each)),
    ...besides
      .filter((each) => servesLead(each) && each.dueAt > lead.dueAt)
      .map((each) => dueWithin(each, lead.dueAt)),
  ];
}

const ofOthers: readonly DeadlineKind[] = ['co-handle', 'check-in'];

/** What others than the holder owe: it goes on as it is when somebody else takes the matter over. */
export const helpOn = (appeal: Appeal, context: AppealContext): readonly Deadline[] =>
  runOn(appeal, context).filter(({ kind }) => ofOthers.includes(kind));

/** What this unit owed as another's helper: whoever has the matter helps nobody with it. */
export const helpOf = (unit: UnitId, appeal: Appeal): readonly DeadlineId[] =>
  owed(appeal, ...ofOthers)
    .filter(({ deadline: { owner } }) => owner === unit)
    .map(idOf);

/** What is owed of these kinds answers to a new owner; what was paused runs on. */
export const ownedBy = (
  owner: DeadlineOwner,
  appeal: Appeal,
  context: AppealContext,
  ...kinds: readonly DeadlineKind[]
): readonly Deadline[] =>
  owed(appeal, ...along(kinds)).map((clock) => handOver(resumed(clock, context), owner));

const raises: readonly DeadlineKind[] = ['dispatch', 'respond', 'handle', 'co-handle', 'accusation'];

/** What a raised urgency hastens; what stands still runs on sooner. What was missed already stays as it is. */
export const hastened = (appeal: Appeal, raised: Timed, context: AppealContext): readonly Deadline[] =>
  owed(appeal, ...raises)
    .filter(({ missedAt }) => missedAt === undefined)
    .flatMap((clock) => {
      const deadline = resumed(clock, context);
      const sooner = hastenDeadline(
        deadline,
        opening(raised, deadline.kind, deadline.owner, context),
        context,
      );
      return sooner === deadline ? [] : [sooner];
    });

/** Leaves out what does not change, so that an event says no more than it does. */
export function clocks({
  met = [],
  stopped = [],
  started = [],
  paused = [],
  changed = [],
}: ClockChanges): ClockChanges | undefined {
  const ended = stopped.filter((id) => !met.includes(id));
  if (met.length + ended.length + started.length + paused.length + changed.length === 0) return undefined;
  const said: { -readonly [Change in keyof ClockChanges]: ClockChanges[Change] } = {};
  if (met.length > 0) said.met = met;
  if (ended.length > 0) said.stopped = ended;
  if (started.length > 0) said.started = started;
  if (paused.length > 0) said.paused = paused;
  if (changed.length > 0) said.changed = changed;
  return said;
}
