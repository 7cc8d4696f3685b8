import { problem, type Problems } from '../../kernel/problem';

export const rankingErrors = {
  'ranking/no-group': problem(
    ['没有这个排名组别', '现行的评分办法中没有“{id}”；组别见 GET /scoring。'],
    ['No such group', 'The formula in force has no {id}: GET /scoring lists the groups.'],
    404,
  ),
  'ranking/month-not-frozen': problem(
    ['月度数据尚未封存', '{id} 的数据封存后才能排名，请先封存月度数据。'],
    ['The month is not frozen', 'Units are ranked by frozen figures: freeze {id} first.'],
  ),
  'ranking/not-found': problem(
    ['没有这份排名', '该月份、该组别还没有排名，或尚未公布。'],
    ['No such ranking', 'Of this month and group there is none, or it is not published.'],
    404,
  ),
} satisfies Problems;
export type RankingErrorCode = keyof typeof rankingErrors;
