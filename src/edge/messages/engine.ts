import type { SlaErrorCode } from '../../sla';
import type { RuntimeErrorCode } from '../problems/codes';
import { message, type Message } from './message';

/** Of the engines under the edge. */
export const engineMessages: Readonly<Record<RuntimeErrorCode | SlaErrorCode, Message>> = {
  'command/conflict': message(
    ['有人同时在操作', '请重新读取该诉求后再试。'],
    ['Somebody else was faster', 'Read the appeal again and try once more.'],
  ),
  'command/revision-mismatch': message(
    ['诉求已有变化', '您看到的版本已过时，请看清其间的变化后再决定。'],
    ['The appeal has changed', 'You saw an older revision: read what happened since, then decide.'],
  ),
  'command/key-reused': message(
    ['Idempotency-Key 已用于其他内容', '重试时请保持内容不变；新的请求请换一个 key。'],
    [
      'Idempotency-Key was used for another body',
      'Repeat the same body, or use a new key for a new request.',
    ],
  ),
  'command/too-large': message(
    ['内容过大，无法记录', '请缩短内容或减少附件。'],
    ['Too large to record', 'Shorten it, or name fewer attachments.'],
  ),
  'command/outcome-unknown': message(
    ['结果暂不确定', '请用同一个 Idempotency-Key 重试：已记录的不会重复。'],
    [
      'The outcome is not known yet',
      'Repeat with the same Idempotency-Key: what was recorded is not recorded twice.',
    ],
  ),
  'store/unavailable': message(
    ['暂时无法保存', '没有任何内容被记录，请稍后重试。'],
    ['The store is not available', 'Nothing was recorded: try again in a moment.'],
  ),
  'clock/disputed': message(
    ['服务器时间有疑', '时间核实之前暂停办理，请稍后重试或由管理员确认时间。'],
    [
      'The clock is in dispute',
      'Nothing is decided until it is settled: try later, or have an operator confirm the time.',
    ],
  ),
  'event/unknown-type': message(
    ['该记录由更新的版本写入', '请稍后重试，或由管理员升级本服务。'],
    ['Written by a newer version', 'Try again later, or have an operator upgrade this service.'],
  ),
  'read/not-fresh': message(
    ['数据尚未更新到所需位置', '请按 Retry-After 稍后重试。'],
    ['Not that fresh yet', 'Try again after Retry-After.'],
  ),
  'read/parked': message(
    ['部分记录暂缓显示', '有记录未能更新，请由管理员处理；去掉 Suqiu-Min-Position 可看现有内容。'],
    [
      'Some records are set aside',
      'An operator has to release them; without Suqiu-Min-Position you see what there is.',
    ],
  ),
  'read/foreign-position': message(
    ['位置属于另一份日志', '数据可能已恢复或迁移，请去掉 Suqiu-Min-Position 重新读取。'],
    [
      'The position is of another log',
      'The store was restored or moved: read again without Suqiu-Min-Position.',
    ],
  ),
  'directory/unknown-unit': message(
    ['没有单位 {unit}', '请从单位目录中选择。'],
    ['There is no unit {unit}', 'Choose a unit of the directory.'],
  ),
  'directory/no-county-centre': message(
    ['{county} 没有县级综治中心', '请由管理员补全单位目录。'],
    ['{county} has no county centre', 'An operator has to complete the directory.'],
  ),
  'runner/not-found': message(
    ['没有这个运行器', '请从运行器列表中选择。'],
    ['No such runner', 'Choose one of the list of runners.'],
  ),
  'runner/not-possible': message(
    ['当前状态不能这样操作', '请先查看运行器状态：{reason}。'],
    ['Not possible in this state', 'Look at the runner’s state first: {reason}.'],
  ),
  'server/failed': message(
    ['服务出错', '请稍后重试；如仍出错，请将 correlationId 告知管理员。'],
    ['Something failed', 'Try again in a moment; if it stays, tell an operator the correlationId.'],
  ),
  'sla/no-rule': message(
    ['时限政策缺少规则', '请由管理员补全时限政策。'],
    ['The policy has no such rule', 'An operator has to complete the deadline policies.'],
  ),
  'sla/due-before-start': message(
    ['时限早于开始时间', '请填写更晚的日期。'],
    ['Due before its start', 'Give a later date.'],
  ),
  'sla/due-too-late': message(
    ['时限过远', '请填写不晚于 {latest} 的日期。'],
    ['Due too late', 'Give a date no later than {latest}.'],
  ),
  'sla/no-deadline': message(
    ['没有这个时限', '请从该诉求的时限列表中选择。'],
    ['No such deadline', 'Choose one of the appeal’s deadlines.'],
  ),
};
