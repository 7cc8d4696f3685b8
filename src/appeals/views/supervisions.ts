import type { UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import type { Appeal } from '../domain/appeal';
import { openSupervisions, superviseOwed, type SupervisionSubject } from '../domain/handle/supervision';
import type { Perspective } from './perspective';

/** 督办 that nobody has closed yet, for staff: by its subject it is answered and closed where there are several. */
export interface ShownSupervision {
  readonly subject: SupervisionSubject;
  /** Who answers, and who watches. */
  readonly unit: UnitId;
  readonly by: UnitId;
  /** The unit owes no answer to it now. */
  readonly answered: boolean;
  /** When the next of them must have acted; what was missed is due since then. */
  readonly dueAt: Instant;
}

export function supervisionsOf(appeal: Appeal, perspective: Perspective): readonly ShownSupervision[] {
  if (perspective === 'reporter') return [];
  return openSupervisions(appeal).flatMap((subject): readonly ShownSupervision[] => {
    const supervision = appeal.supervisions[subject];
    const owed = superviseOwed(appeal, subject).map(({ deadline }) => deadline);
    const [dueAt] = owed.map((deadline) => deadline.dueAt).sort();
    if (supervision === undefined || dueAt === undefined) return [];
    const answered = owed.every(({ owner }) => owner !== supervision.unit);
    return [{ subject, ...supervision, answered, dueAt }];
  });
}
