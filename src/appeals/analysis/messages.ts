import { problem, type Problems } from '../../kernel/problem';

export const analysisErrors = {
  'analysis/no-such-period': problem(
    ['没有这个时段', '周报请按“2026-W27”填写，月报请按“2026-06”填写。'],
    ['No such period', 'Write a week as in 2026-W27, a month as in 2026-06.'],
    404,
  ),
  'analysis/not-over': problem(
    ['这个时段尚未结束', '{id} 结束后才能研判；未满的时段无法与以前相比。'],
    ['It is not over', '{id} is looked at when it is over: half a period compares with none.'],
  ),
} satisfies Problems;
export type AnalysisErrorCode = keyof typeof analysisErrors;
