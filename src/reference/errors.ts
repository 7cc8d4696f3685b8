import type { DirectoryErrorCode } from '../directory';
import { problem, type Problems } from '../kernel/problem';
import type { SlaErrorCode } from '../sla';

/** What the calendar is asked and cannot say. */
type CalendarErrorCode = 'calendar/unknown-place' | 'calendar/out-of-range';

/** What the reference data in force has no answer to. */
export const referenceErrors: Problems<DirectoryErrorCode | SlaErrorCode | CalendarErrorCode> = {
  'calendar/unknown-place': problem(
    ['没有行政区划 {region}', '请填写本县的行政区划代码。'],
    ['There is no region {region}', 'Give the code of a region of this county.'],
    422,
  ),
  'calendar/out-of-range': problem(
    ['日期超出范围', '请填写早于 {latest} 的日期。'],
    ['Out of range', 'Ask for dates before {latest}.'],
    422,
  ),
  'directory/unknown-unit': problem(
    ['没有单位 {unit}', '请从单位目录中选择。'],
    ['There is no unit {unit}', 'Choose a unit of the directory.'],
    422,
  ),
  'directory/no-county-centre': problem(
    ['{county} 没有县级综治中心', '请由管理员补全单位目录。'],
    ['{county} has no county centre', 'An operator has to complete the directory.'],
    503,
  ),
  'sla/no-rule': problem(
    ['时限政策缺少规则', '请由管理员补全时限政策。'],
    ['The policy has no such rule', 'An operator has to complete the deadline policies.'],
    503,
  ),
  'sla/due-before-start': problem(
    ['时限早于开始时间', '请填写更晚的日期。'],
    ['Due before its start', 'Give a later date.'],
    422,
  ),
  'sla/due-too-late': problem(
    ['时限过远', '请填写不晚于 {latest} 的日期。'],
    ['Due too late', 'Give a date no later than {latest}.'],
    422,
  ),
  'sla/no-deadline': problem(
    ['没有这个时限', '请从该诉求的时限列表中选择。'],
    ['No such deadline', 'Choose one of the appeal’s deadlines.'],
    404,
  ),
};
