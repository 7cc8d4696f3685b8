import { overseesClaims } from '../../../directory';
import type { DeadlineId, UnitId } from '../../../kernel/ids';
import type { Clock, Deadline } from '../../../sla';
import type { Appeal } from '../appeal';
import { standsIn, type Row } from '../card';
import { owed, start } from '../clocks';
import type { AppealContext, Deciding } from '../context';
import { orStandIn, takesInFor } from '../queue';
import { BETWEEN, isOfClaim, supervisionOf, type SupervisionSubject } from '../subjects';

/** 督办: who answers, and who watches. */
export interface Supervision {
  readonly unit: UnitId;
  readonly by: UnitId;
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

/** In what the matter itself is about: whether the desk is late with a claim holds nothing up. */
export const isSupervised = (appeal: Pick<Appeal, 'clocks'>): boolean =>
  superviseOwed(appeal).some(({ deadline: { id } }) => !isOfClaim(supervisionOf(id)));

/**
 * What those are about that nobody has closed yet, in the order in which they were opened; of one that is named, that.
 * Of the supervision over a claim only who oversees claims knows.
 */
export const openSupervisions = (
  appeal: Appeal,
  { actor, directory }: Pick<AppealContext, 'actor' | 'directory'>,
  named?: SupervisionSubject,
): readonly SupervisionSubject[] =>
  Object.keys(appeal.supervisions).filter(
    (subject) =>
      (named === undefined || subject === named) &&
      superviseOwed(appeal, subject).length > 0 &&
      (!isOfClaim(subject) || overseesClaims(actor, directory)),
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

/** Where it may be answered and closed: as long as the matter is open, and over a claim also after it. */
export const whileSupervised: Row = {
  ...standsIn('reported', 'routed', 'accepted', 'handling', 'awaiting-information', 'suspended', 'resolved'),
  merged: { refuses: 'appeal/merged', unless: overClaim },
  closed: { refuses: 'appeal/closed', unless: overClaim },
};

function overClaim(appeal: Appeal): boolean {
  return superviseOwed(appeal).some(({ deadline: { id } }) => isOfClaim(supervisionOf(id)));
}
