import type { Actor } from '../../kernel/actor';
import type { Detail } from './detail-model';

/**
 * From which side an appeal is looked at. `reporter`: whose matter it is, or who speaks for them. `staff`: who
 * works on it or watches. What an appeal says of its reporter is shown to neither: that takes a reveal.
 */
export type Perspective = 'reporter' | 'staff';

export const perspectiveOf = (actor: Actor): Perspective =>
  actor.role === 'citizen' || actor.role === 'anonymous' ? 'reporter' : 'staff';

/** Leaves out what this side may not know, before anything is opened. */
export function detailFor(detail: Detail, perspective: Perspective): Detail {
  if (perspective === 'reporter')
    return {
      ...detail,
      candidates: [],
      tags: [],
      queue: detail.queue && { unit: detail.queue.unit },
      pendingReturn: undefined,
      // Other appeals are other people's.
      carries: [],
      remarks: detail.remarks.filter(({ visibleTo }) => visibleTo === 'everyone'),
      // What waits for confirmation above is not yet an answer.
      resolution: detail.resolution?.stands === true ? detail.resolution : undefined,
    };
  // A violation report says nothing of its reporter to anybody who might handle it.
  return detail.violation ? { ...detail, reporter: undefined, byProxy: undefined } : detail;
}
