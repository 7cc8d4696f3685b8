import { problem, type Problems } from '../../kernel/problem';

/** Finding. */
export const searchErrors = {
  'search/nothing-asked': problem(
    ['没有可查找的内容', '请输入至少一个有实际意义的词，或诉求编号的后三位以上。'],
    [
      'Nothing to look for',
      'Give a word that says something, or three digits or more of the end of a number.',
    ],
    422,
  ),
} satisfies Problems;
