import { problem, type Problems } from '../../kernel/problem';

export const filterErrors = {
  'filter/not-found': problem(
    ['没有这个筛选', '可能已被删除；他人的筛选只有本人可以修改。'],
    ['No such filter', 'It may have been dropped; only who keeps one may change it.'],
    404,
  ),
  'filter/too-many': problem(
    ['保存的筛选过多', '每人最多保存 {max} 个筛选，请先删除不用的。'],
    ['Too many filters', 'A person keeps {max}: drop one that is not used.'],
  ),
} satisfies Problems;
