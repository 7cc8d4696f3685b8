import { problem, type Problems } from '../../kernel/problem';

export const publicationErrors = {
  'publication/published': problem(
    ['已经公布', '已公布的内容不能重新起草；请发起更正，更正后另出一版。'],
    [
      'Published already',
      'What is published is not drafted again: correct it, which makes the next edition.',
    ],
  ),
  'publication/not-published': problem(
    ['尚未公布', '只有已公布的内容才能更正；草稿请直接重新起草。'],
    ['Not published', 'Only what is published is corrected; a draft is drafted again.'],
  ),
  'publication/no-draft': problem(
    ['没有待审核的草稿', '请先起草；已审核的草稿如需改动，请重新起草。'],
    ['No draft to review', 'Draft it first; what was reviewed already is drafted again.'],
  ),
  'publication/not-approved': problem(
    ['尚未审核通过', '请先由起草人以外的人员审核通过，再公布。'],
    ['Not approved', 'Somebody else than its author approves it first; then it is published.'],
  ),
  'publication/own-work': problem(
    ['不能审核或公布自己起草的内容', '请由没有参与起草的人员审核、公布。'],
    ['Your own work', 'Who drafted it neither reviews nor publishes it: ask somebody who did not.'],
    403,
  ),
} satisfies Problems;
export type PublicationErrorCode = keyof typeof publicationErrors;
