/** The groups of the API document: the five steps of the loop first. */
export const tags = {
  report: '1 反映 report',
  respond: '2 响应 respond',
  handle: '3 处理 handle',
  feedback: '4 反馈 feedback',
  rate: '5 评价 rate',
  views: '查询 views',
  publication: '公示 publication',
  surveys: '民调 surveys',
} as const;
