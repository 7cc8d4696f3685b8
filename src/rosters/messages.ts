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
  'handover/not-yours': problem(
    ['不是本单位的交接班记录', '交接班记录只由本单位人员填写、查看和签收。'],
    ['Not your unit’s', 'What is handed over is written, read and taken by the people of the unit alone.'],
    403,
  ),
  'handover/not-found': problem(
    ['没有这条交接班记录', '请在本单位的交接班列表中核对编号。'],
    ['No such hand-over', 'Check its id in the list of the unit.'],
    404,
  ),
  'handover/own': problem(
    ['不能签收自己写的交接班记录', '请由接班的同事签收。'],
    ['Your own', 'A colleague who comes on duty takes it.'],
  ),
} satisfies Problems;
export type RosterErrorCode = keyof typeof rosterErrors;
