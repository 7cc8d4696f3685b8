import { problem, type Problems } from '../../kernel/problem';

/** Of what people are told. */
export const noticeErrors = {
  'notice/not-found': problem(
    ['没有这条通知', '请从“我的通知”里打开；别人的通知看不到。'],
    ['There is no such notice', 'Open it from your own inbox; notices to others are not shown.'],
    404,
  ),
} satisfies Problems;
