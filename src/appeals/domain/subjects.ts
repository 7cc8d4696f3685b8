import type { DeadlineId } from '../../kernel/ids';
import { subjectOf, type Deadline } from '../../sla';
import type { Accused } from './values';

/**
 * What a supervision is about, by which several at once are told apart: `hand`, `rating`, or the kind of the deadline whose
 * ladder led to it, with that deadline's own subject where it has one. Empty for those of before there could be several.
 */
export type SupervisionSubject = string;

/** Of the missed deadline. */
export const subjectOfMissed = ({ id, kind }: Deadline): SupervisionSubject =>
  [kind, subjectOf(id) ?? []].flat().join(':');

/** In the subject of a `supervise` deadline: what it is about, and who owed it first. */
export const BETWEEN = '~';

export function supervisionOf(id: DeadlineId): SupervisionSubject {
  const [about = '', unit] = (subjectOf(id) ?? '').split(BETWEEN);
  return unit === undefined ? '' : about;
}

/** In the id of an accusation's deadline: the unit, the person after a dot, or both. */
export const subjectOfClaim = ({ unit, person }: Accused): string =>
  person === undefined ? (unit ?? '') : `${unit ?? ''}.${person}`;

export const isOfClaim = (subject: SupervisionSubject): boolean => subject.startsWith('accusation:');

/**
 * What hangs on a claim: the desk's time for it, and the supervision of a desk that let it pass. It goes beside the matter,
 * which neither ends nor pauses it, and only who oversees claims is told of it.
 */
export const isConfidential = (id: DeadlineId): boolean => {
  const kind = id.split('/')[1];
  return kind === 'accusation' || (kind === 'supervise' && isOfClaim(supervisionOf(id)));
};
