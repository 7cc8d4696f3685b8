import { problem, type Problems } from '../../kernel/problem';

export const monthErrors = {
  'month/no-such': problem(
    ['没有这个月份', '请按“2026-06”的格式填写月份。'],
    ['No such month', 'Write it as in 2026-06.'],
    404,
  ),
  'month/not-over': problem(
    ['本月尚未结束', '{id} 结束后才能封存月度数据。'],
    ['The month is not over', 'The figures of {id} are frozen when it is over.'],
  ),
  'month/frozen': problem(
    ['月度数据已封存', '{id} 的数据已经封存；以后的变动作为更正，记入发生变动的月份。'],
    ['Frozen already', 'What changes in {id} from now on is a correction of the month in which it does.'],
  ),
  'month/later-frozen': problem(
    ['后面的月份已封存', '月度数据须按月份先后封存；{id} 之后已有月份封存。'],
    ['A later month is frozen', 'Months are frozen in their order, and one after {id} is already.'],
  ),
  'month/not-yours': problem(
    ['不能查看这些月度数据', '月度数据面向能看到该地区全部诉求的人员，以及该单位本身。'],
    [
      'Not yours to read',
      'A month’s figures are for who sees the whole of the place, and for the unit itself.',
    ],
    403,
  ),
} satisfies Problems;
export type MonthErrorCode = keyof typeof monthErrors;
