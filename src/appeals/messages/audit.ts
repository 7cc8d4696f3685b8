import { problem, type Problems } from '../../kernel/problem';

/** An appeal as it was. */
export const replayErrors = {
  'audit/nothing-then': problem(
    ['当时还没有这件诉求或这条记录', '请选择诉求提交之后的时间，或较小的记录序号。'],
    ['Nothing was there then', 'Choose a time after it was reported, or a smaller revision.'],
    404,
  ),
  'audit/beyond-caller': problem(
    ['该岗位所见超出您的权限', '请由县级审计员查询。'],
    ['That role saw more than you may', 'Let an auditor of the county ask.'],
    403,
  ),
} satisfies Problems;
export type ReplayErrorCode = keyof typeof replayErrors;
