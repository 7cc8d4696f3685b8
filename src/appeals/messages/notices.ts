import { problem, type Problems } from '../../kernel/problem';

/** Of what people are told. */
export const noticeErrors = {
  'notice/not-found': problem(
    ['没有这条通知', '请从“我的通知”里打开；别人的通知看不到。'],
    ['There is no such notice', 'Open it from your own inbox; notices to others are not shown.'],
    404,
  ),
  'notice/no-number': problem(
    ['没有可用的号码', '收件人不是群众，或没有留下电话；单位和工作人员的号码由网关自行维护。'],
    [
      'There is no number',
      'It is for no citizen, or for one who left no telephone number; of units and people the gateway has its own.',
    ],
  ),
  'notice/too-late': problem(
    ['查询号码的时限已过', '通知送出后 {minutes} 分钟内可以查询；不要再发送这条通知。'],
    [
      'Too late to ask for the number',
      'It may be asked for within {minutes} minutes of sending: drop this notice.',
    ],
  ),
  'notice/withheld': problem(
    ['不再对外送达', '该诉求现在点名了单位或人员，或属违法举报，只在系统内通知；不要发送这条通知。'],
    [
      'No longer to leave the county',
      'The appeal names somebody by now, or is a violation report: it is told of in the inbox alone. Drop this notice.',
    ],
    403,
  ),
} satisfies Problems;
export type NoticeErrorCode = keyof typeof noticeErrors;
