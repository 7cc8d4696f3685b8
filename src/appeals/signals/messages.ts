import { problem, type Problems } from '../../kernel/problem';

export const signalErrors = {
  'signal/not-found': problem(
    ['没有这条线索', '请在线索列表中核对编号；刚发生的，稍候再查。'],
    ['No such signal', 'Check its id in the list; what has just happened shows in a moment.'],
    404,
  ),
  'signal/own-unit': problem(
    ['不能核查本单位的线索', '请由其他单位的督办员核查。'],
    ['Your own unit’s', 'A supervisor of another unit decides on it.'],
    403,
  ),
  'signal/decided-so': problem(
    ['已有相同的核查结论', '如有新情况，请作出不同的结论并写明理由。'],
    ['Decided so already', 'Say something else, and why, if you have found out more.'],
  ),
} satisfies Problems;
