import type { DirectoryErrorCode } from '../directory';
import { problem, type Problems } from '../kernel/problem';
import type { SlaErrorCode } from '../sla';

/** Why calendars and policies are not changed. */
type AdministrationErrorCode =
  | 'reference/invalid-document'
  | 'reference/no-draft'
  | 'reference/no-version'
  | 'reference/draft-changed'
  | 'reference/effective-in-past'
  | 'reference/no-change';

/** What the calendar is asked and cannot say. */
type CalendarErrorCode = 'calendar/unknown-place' | 'calendar/out-of-range';

/** What the reference data in force has no answer to. */
export const referenceErrors: Problems<
  DirectoryErrorCode | SlaErrorCode | CalendarErrorCode | AdministrationErrorCode
> = {
  'reference/invalid-document': problem(
    ['内容不能生效', '{pointer} 处有误：{reason}。请更正后重试。'],
    ['The document cannot come into force', '{pointer} {reason}: correct it and try again.'],
    422,
  ),
  'reference/no-draft': problem(
    ['还没有草稿', '请先保存草稿。'],
    ['There is no draft', 'Save one first.'],
    404,
  ),
  'reference/no-version': problem(
    ['没有版本 {reason}', '请从版本列表中选择。'],
    ['There is no version {reason}', 'Choose one of the list of versions.'],
    404,
  ),
  'reference/draft-changed': problem(
    ['草稿已被修改', '您看到的是第 {expected} 稿，现在是第 {actual} 稿，请重新查看后再发布。'],
    [
      'The draft has changed',
      'You looked at revision {expected}, it is at {actual}: look at it again, then publish.',
    ],
  ),
  'reference/effective-in-past': problem(
    ['生效时间已过', '请填写现在之后的时间，或留空立即生效。'],
    ['Effective in the past', 'Give a later time, or none to have it in force at once.'],
    422,
  ),
  'reference/no-change': problem(
    ['与最新版本相同', '请先修改草稿；如需对办理中的诉求重新计算，请选择 apply=open。'],
    [
      'It is the newest version already',
      'Change the draft; to count running deadlines anew, publish it with apply=open.',
    ],
  ),
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
