import { problem, type Problems } from '../../kernel/problem';

type FigureErrorCode = 'figures/unknown-scope' | 'figures/period' | 'figures/withheld';

export const figureErrors: Problems<FigureErrorCode> = {
  'figures/unknown-scope': problem(
    ['没有 {id}', '请按县、镇、村、单位或事项查询，并填写其代码。'],
    ['There is no {id}', 'Ask for a county, town, village, unit or service by its code or id.'],
    404,
  ),
  'figures/period': problem(
    ['时段不正确', '起始日不能晚于截止日，时段不超过 {max} 天。'],
    ['No such period', 'It ends no earlier than it begins, and lasts at most {max} days.'],
    422,
  ),
  'figures/withheld': problem(
    ['数量过少，不予显示', '该类诉求人受保护，不足5件的数字不显示明细。请选择更长的时段。'],
    [
      'Withheld',
      'Reporters of this service are protected: lists of fewer than 5 are not shown. Ask for more days.',
    ],
    403,
  ),
};
