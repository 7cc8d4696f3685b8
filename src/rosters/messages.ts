import { problem, type Problems } from '../kernel/problem';

export const rosterErrors = {
  'roster/not-yours': problem(
    ['不能编排该单位的值班表', '请由本单位人员，或其上级综治中心的调度员编排。'],
    ['Not yours to set', 'The unit’s own people set it, or the dispatcher of the centre above it.'],
    403,
  ),
  'roster/unknown-person': problem(
    ['值班人员不在该单位', '{person} 不是该单位的在岗人员，请核对后再报。'],
    ['Nobody of this unit', '{person} is not on duty in this unit: check the id.'],
    422,
  ),
  'roster/period': problem(
    ['值班表的起止日期不对', '截止日期不得早于起始日期，一次最多查 {most} 天。'],
    [
      'No such span of days',
      'The last day is not before the first, and at most {most} days are shown at once.',
    ],
    422,
  ),
} satisfies Problems;
export type RosterErrorCode = keyof typeof rosterErrors;
