import type { Actor } from '../../../kernel/actor';
import type { Mine } from '../../read-models/list/query';

/** What is one's own: a citizen's matters, what is assigned, what a grid worker took down. */
export const mineOf = ({ role, id, unit, citizen }: Actor): Mine => {
  if (citizen !== undefined) return { citizen };
  return role === 'grid-worker' ? { reportedBy: id } : { assignee: id, unit };
};
