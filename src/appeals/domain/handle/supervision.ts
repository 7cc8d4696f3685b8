import type { DeadlineId, UnitId } from '../../../kernel/ids';
import { subjectOf, type Clock, type Deadline } from '../../../sla';
import type { Appeal } from '../appeal';
import { owed, start } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import { orStandIn, takesInFor } from '../queue';

/**
 * What a supervision is about, by which several at once are told apart: `hand`, `rating`, or the kind of the deadline whose
 * ladder led to it, with that deadline's own subject where it has one. Empty for those of before there could be several.
 */
export type SupervisionSubject = string;

/** 督办: who answers, and who watches. */
export interface Supervision {
  readonly unit: UnitId;
  readonly by: UnitId;
}

/** Of the missed deadline. */
export const subjectOfMissed = ({ id, kind }: Deadline): SupervisionSubject =>
  [kind, subjectOf(id) ?? []].flat().join(':');

/** In the subject of a `supervise` deadline: what it is about, and who owed it first. */
const BETWEEN = '~';

export function supervisionOf(id: DeadlineId): SupervisionSubject {
  const [about = '', unit] = (subjectOf(id) ?? '').split(BETWEEN);
  return unit === undefined ? '' : about;
}

/**
 * What is owed while it is supervised: by the unit its answer, by who watches the closing. The subject of the id is who
 * owed it first; whoever has taken over from them owes it now.
 */
export const superviseOwed = (
  appeal: Pick<Appeal, 'clocks'>,
  subject?: SupervisionSubject,
  by?: UnitId,
): readonly Clock[] =>
  owed(appeal, 'supervise').filter(
    ({ deadline: { id, owner } }) =>
      (subject === undefined || supervisionOf(id) === subject) && (by === undefined || owner === by),
  );

export const isSupervised = (appeal: Pick<Appeal, 'clocks'>): boolean => superviseOwed(appeal).length > 0;

/** What those are about that nobody has closed yet, in the order in which they were opened; of one that is named, that. */
export const openSupervisions = (appeal: Appeal, named?: SupervisionSubject): readonly SupervisionSubject[] =>
  Object.keys(appeal.supervisions).filter(
    (subject) => (named === undefined || subject === named) && superviseOwed(appeal, subject).length > 0,
  );

/** The unit that is supervised still has time to answer. */
export function isOwedAnswer(appeal: Appeal, subject: SupervisionSubject): boolean {
  const supervision = appeal.supervisions[subject];
  return (
    supervision !== undefined &&
    superviseOwed(appeal, subject, supervision.unit).some(({ missedAt }) => missedAt === undefined)
  );
}

/** The only one that can be meant. */
export function chosenOf(
  candidates: readonly SupervisionSubject[],
  { refusal }: Deciding<'appeal/no-supervision-open' | 'appeal/several-supervisions'>,
): SupervisionSubject {
  const [first, ...others] = candidates;
  if (first === undefined) throw refusal('appeal/no-supervision-open');
  if (others.length > 0) throw refusal('appeal/several-supervisions', { subjects: candidates.join(',') });
  return first;
}

/** 督查室, else the county dispatcher. */
export function supervisesFor(appeal: Appeal, context: AppealContext): UnitId {
  const oversight = context.directory.deskOf('supervision');
  return oversight === undefined ? takesInFor(appeal, context) : orStandIn(oversight.id, appeal, context);
}

/** A deadline for each that has none which can still be kept; what was missed before is owed under the new one. */
export function superviseClocks(
  subject: SupervisionSubject,
  units: readonly UnitId[],
  appeal: Appeal,
  context: AppealContext,
): { readonly started: readonly Deadline[]; readonly stopped: readonly DeadlineId[] } {
  const late = [...new Set(units)].filter((unit) =>
    superviseOwed(appeal, subject, unit).every(({ missedAt }) => missedAt !== undefined),
  );
  const toldApart = (unit: UnitId): string => (subject === '' ? unit : `${subject}${BETWEEN}${unit}`);
  return {
    started: late.map((unit) =>
      start(appeal, 'supervise', unit, context, context.directory.unit(unit)?.tier, toldApart(unit)),
    ),
    stopped: late.flatMap((unit) => superviseOwed(appeal, subject, unit).map(({ deadline: { id } }) => id)),
  };
}

/** Whose move it is once the unit has answered, or has let its time pass. */
export const watchersOf = (
  supervision: Supervision | undefined,
  appeal: Appeal,
  context: AppealContext,
): readonly UnitId[] =>
  supervision === undefined
    ? []
    : [orStandIn(supervision.by, appeal, context)].filter((unit) => unit !== supervision.unit);
