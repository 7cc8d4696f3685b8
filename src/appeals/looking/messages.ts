import { problem, type Problems } from '../../kernel/problem';

export const lookingErrors = {
  'looking/not-found': problem(
    ['没有这条异常查阅线索', '请在线索列表中核对编号；刚发生的，稍候再查。'],
    ['No such signal', 'Check its id in the list; what has just happened shows in a moment.'],
    404,
  ),
  'looking/own': problem(
    ['不能核查自己的查阅', '请由其他审计员核查。'],
    ['Your own looking', 'Another auditor decides on it.'],
    403,
  ),
} satisfies Problems;
