import { problem, type Problems } from '../../kernel/problem';

/** Of the engines under every feature: executor, stores, clock, read models, runners. */
export const engineProblems = {
  'command/conflict': problem(
    ['有人同时在操作', '请重新读取该诉求后再试。'],
    ['Somebody else was faster', 'Read the appeal again and try once more.'],
  ),
  'command/revision-mismatch': problem(
    ['诉求已有变化', '您看到的版本已过时，请看清其间的变化后再决定。'],
    ['The appeal has changed', 'You saw an older revision: read what happened since, then decide.'],
    412,
  ),
  'command/key-reused': problem(
    ['Idempotency-Key 已用于其他内容', '重试时请保持内容不变；新的请求请换一个 key。'],
    [
      'Idempotency-Key was used for another body',
      'Repeat the same body, or use a new key for a new request.',
    ],
    422,
  ),
  'command/too-large': problem(
    ['内容过大，无法记录', '请缩短内容或减少附件。'],
    ['Too large to record', 'Shorten it, or name fewer attachments.'],
    413,
  ),
  'command/outcome-unknown': problem(
    ['结果暂不确定', '请用同一个 Idempotency-Key 重试：已记录的不会重复。'],
    [
      'The outcome is not known yet',
      'Repeat with the same Idempotency-Key: what was recorded is not recorded twice.',
    ],
    503,
  ),
  'store/unavailable': problem(
    ['暂时无法保存', '刚才的内容没有保存，请稍后重试。'],
    ['The store is not available', 'Nothing was recorded: try again in a moment.'],
    503,
  ),
  'store/keys-unavailable': problem(
    ['密钥服务暂时无法使用', '密钥恢复之前不能查看或保存，刚才的内容没有保存，请稍后重试。'],
    [
      'The keys are not available',
      'Nothing sealed can be read or written until the service that keeps the master key is heard again: try again in a moment.',
    ],
    503,
  ),
  'clock/disputed': problem(
    ['服务器时间有疑', '时间核实之前暂停办理，请稍后重试或由管理员确认时间。'],
    [
      'The clock is in dispute',
      'Nothing is decided until it is settled: try later, or have an operator confirm the time.',
    ],
    503,
  ),
  'job/busy': problem(
    ['已有核查或推演正在进行', '同一时间只进行一项，请稍后重试。'],
    ['A proof or a simulation is under way', 'One at a time: try again when it is over.'],
    503,
  ),
  'event/unknown-type': problem(
    ['该记录由更新的版本写入', '请稍后重试，或由管理员升级本服务。'],
    ['Written by a newer version', 'Try again later, or have an operator upgrade this service.'],
    503,
  ),
  'read/not-fresh': problem(
    ['数据尚未更新到所需位置', '请按 Retry-After 稍后重试。'],
    ['Not that fresh yet', 'Try again after Retry-After.'],
    503,
  ),
  'read/parked': problem(
    ['部分记录暂缓显示', '有记录未能更新，请由管理员处理；去掉 Suqiu-Min-Position 可看现有内容。'],
    [
      'Some records are set aside',
      'An operator has to release them; without Suqiu-Min-Position you see what there is.',
    ],
    503,
  ),
  'read/foreign-position': problem(
    ['位置属于另一份日志', '数据可能已恢复或迁移，请去掉 Suqiu-Min-Position 重新读取。'],
    [
      'The position is of another log',
      'The store was restored or moved: read again without Suqiu-Min-Position.',
    ],
  ),
  'runner/not-found': problem(
    ['没有这个运行器', '请从运行器列表中选择。'],
    ['No such runner', 'Choose one of the list of runners.'],
    404,
  ),
  'runner/not-possible': problem(
    ['当前状态不能这样操作', '请先查看运行器状态：{reason}。'],
    ['Not possible in this state', 'Look at the runner’s state first: {reason}.'],
  ),
  'server/failed': problem(
    ['服务出错', '请稍后重试；如仍出错，请将 correlationId 告知管理员。'],
    ['Something failed', 'Try again in a moment; if it stays, tell an operator the correlationId.'],
    500,
  ),
} satisfies Problems;
