import type { Reason } from './values';
import { deadlineWords } from './words';

/**
 * What rules give as reasons stands in events in Chinese, with the names of the day in it. In English it is told without the
 * names: the sentence above it says them.
 */
const known: readonly (readonly [RegExp, string])[] = [
  [/^诉求人选定$/, 'The reporter chose it'],
  [/^受理人选定$/, 'Whoever took the report chose it'],
  [/^诉求内容只对应这一事项$/, 'What was said fits this service alone'],
  [/^诉求内容未对应任何事项/, 'What was said fits no service: the dispatcher is to classify it'],
  [/^诉求内容对应多个事项/, 'What was said fits several services: the dispatcher is to choose'],
  [/^派单目录：/, 'By the dispatch list'],
  [/^派单目录未列明/, 'The dispatch list names nobody: the lowest tier with the duty takes it'],
  [/^派单目录和层级中都没有单位/, 'Nobody has the duty there: the county’s dispatcher is to route it'],
  [/^依回避规则，县内没有单位/, 'By the rules of recusal nobody in the county may hold it'],
  [/^依回避规则/, 'By the rules of recusal'],
  [/^新增被反映对象/, 'Somebody was named in it: it is handled alone'],
  [/^主单未办结而终止$/, 'The lead ended without a resolution'],
  [/^诉求人已评价或另有申请/, 'The reporter has rated it or asked for something else: it is handled alone'],
  [/^逾期未批$/, 'Nobody decided in time'],
  [/^并单未成$/, 'The merge did not come about'],
  [/^并单$/, 'Merged'],
  ...Object.values(deadlineWords).map(({ zh, en }): readonly [RegExp, string] => [
    new RegExp(`^${zh}超时$`),
    `the ${en} deadline was missed`,
  ]),
];

/** The same in English; what no rule says, or none of today, stays as it stands. */
export const inEnglish = (reason: string): string =>
  known.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;

/** What a rule says may stand in a sentence; what a person says is sealed, and stands below it. */
export const ofRule = (reason: Reason, before: string, after: string): string =>
  typeof reason === 'string' ? `${before}${reason}${after}` : '';

/** As `ofRule`, in English. */
export const ofRuleInEnglish = (reason: Reason, before: string, after: string): string =>
  typeof reason === 'string' ? `${before}${inEnglish(reason)}${after}` : '';
