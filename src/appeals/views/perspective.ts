import { overseesClaims, type Directory } from '../../directory';
import type { Actor } from '../../kernel/actor';
import { MOST_REMARKS, type Detail, type ShownDetail } from './detail-model';

/**
 * From which side an appeal is looked at. `reporter`: whose matter it is, or who speaks for them. `staff`: who
 * works on it or watches. `oversight`: who of them oversees claims, too. What an appeal says of its reporter is shown to neither: that takes a reveal.
 */
export type Perspective = 'reporter' | 'staff' | 'oversight';

export function perspectiveOf(actor: Actor, directory: Directory): Perspective {
  if (actor.role === 'citizen' || actor.role === 'anonymous') return 'reporter';
  return overseesClaims(actor, directory) ? 'oversight' : 'staff';
}

/** Leaves out what this side may not know, before anything is opened. */
export function detailFor({ remarked, ...detail }: Detail, perspective: Perspective): ShownDetail {
  const remarks = detail.remarks
    .filter(({ visibleTo }) => perspective !== 'reporter' || visibleTo === 'everyone')
    .slice(-MOST_REMARKS);
  const count = perspective !== 'reporter' ? remarked.everyone + remarked.staff : remarked.everyone;
  const shown = { ...detail, remarks, earlierRemarks: count - remarks.length };
  if (perspective === 'reporter')
    return {
      ...shown,
      candidates: [],
      tags: [],
      queue: detail.queue && { unit: detail.queue.unit },
      pendingReturn: undefined,
      pendingSuspension: undefined,
      pendingExtension: undefined,
      coHandling: [],
      whistles: [],
      // Other appeals are other people's.
      carries: [],
      // What waits for confirmation above is not yet an answer.
      resolution: detail.resolution?.stands === true ? detail.resolution : undefined,
    };
  // A violation report says nothing of its reporter to anybody who might handle it.
  return detail.violation
    ? { ...shown, reporter: undefined, byProxy: undefined, ofChild: undefined, identity: undefined }
    : shown;
}
