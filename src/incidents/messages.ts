import { problem, type Problems } from '../kernel/problem';

export const incidentErrors = {
  'incident/not-found': problem(
    ['没有这个群体性事项', '请核对编号；不属于您辖区的事项不予显示。'],
    ['No such incident', 'Check its id; those of other places are not shown.'],
    404,
  ),
  'incident/outside-area': problem(
    ['不在您的辖区内', '请由事发地的镇或县综治中心调度员发起和办理。'],
    ['Not of your area', 'The dispatcher of the town or county where it is opens and runs it.'],
    403,
  ),
  'incident/unknown-appeals': problem(
    ['部分诉求不能列入', '请核对：不存在、不在事发地，或您无权查看：{appeals}。'],
    ['Some appeals cannot be attached', 'Not there, elsewhere, or not yours to see: {appeals}.'],
    422,
  ),
  'incident/too-many': problem(
    ['列入的诉求过多', '一个群体性事项最多列入 {max} 件诉求，请另开一项。'],
    ['Too many appeals', 'An incident takes {max} appeals: open another one.'],
  ),
  'incident/not-attached': problem(
    ['该诉求未列入本事项', '可能已被移出，请刷新后再看。'],
    ['Not attached', 'It may have been taken out already: read the incident again.'],
  ),
  'incident/unknown-service': problem(
    ['没有该诉求事项', '请从诉求事项目录中选择。'],
    ['No such service', 'Take one of the catalogue.'],
    422,
  ),
  'incident/nothing-to-redact': problem(
    [
      '没有可隐去的内容',
      '本事项的标题、通报和办结说明中找不到这段话，或附件不属于本事项、已经隐去。请照原文填写（两个字以上）；只在某件诉求里出现的，到该诉求中隐去。',
    ],
    [
      'Nothing to hide',
      'Neither its title, its notes nor its answer has this passage, or the attachment is not its own or hidden already. What stands in one appeal alone is hidden there.',
    ],
    422,
  ),
  'incident/not-all-hidden': problem(
    [
      '部分诉求未能隐去',
      '本事项和其余诉求均已隐去；下列诉求仍可看到，再次提交也无法隐去，请逐件核对，并联系系统管理员：{appeals}。',
    ],
    [
      'Not hidden in all appeals',
      'In the incident and in all its other appeals it is hidden. In these it is still read, and asking again changes nothing; look at each, and tell the administrator: {appeals}.',
    ],
  ),
  'incident/nothing-to-resolve': problem(
    ['没有待办结的诉求', '列入的诉求都已办结或正在办结。'],
    ['Nothing to resolve', 'All attached appeals are resolved, or are being so.'],
  ),
} satisfies Problems;
export type IncidentErrorCode = keyof typeof incidentErrors;
