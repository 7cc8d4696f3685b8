import type { Actor } from '../../../kernel/actor';
import type { Mine } from '../../read-models/list/query';

/** What is one's own: a citizen's matters; what staff took down, and what they are assigned. */
export const mineOf = ({ role, id, unit, citizen, pseudonym, number }: Actor): Mine => {
  // Which of what a number was given for is theirs, visibility says.
  if (citizen !== undefined)
    return {
      citizens: [citizen, pseudonym, number?.citizen, number?.pseudonym].flatMap((own) => own ?? []),
    };
  return role === 'grid-worker' ? { taker: id } : { taker: id, assignee: id, unit };
};
