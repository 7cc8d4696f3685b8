import { problem, type Problems } from '../../kernel/problem';

export const surveyErrors = {
  'survey/not-found': problem(
    ['没有这份测评', '请核对编号；未邀请您参加的测评不予显示。'],
    ['No such survey', 'Check the id; one that you were not invited to is not shown.'],
    404,
  ),
  'survey/unfit-question': problem(
    ['题目填写有误', '{question}：单选题须有两个以上不重复的选项，其他题目不填选项；至少一题可以统计。'],
    [
      'A question does not fit',
      '{question}: a choice has two choices or more, each once, and no other kind has any; at least one can be counted.',
    ],
    422,
  ),
  'survey/unfit-dates': problem(
    ['测评日期有误', '结案时段须已结束，截止日须晚于今天，且不超过六十天。'],
    ['The days do not fit', 'The period is over, and the last day comes after today, within sixty days.'],
    422,
  ),
  'survey/tells-person': problem(
    ['题目含有个人号码', '请删去电话号码、身份证号码；受邀群众都会看到。'],
    ['It has somebody’s number', 'Take telephone and ID numbers out: everybody who is invited reads it.'],
    422,
  ),
  'survey/too-few': problem(
    ['可抽取的诉求太少', '该时段可以邀请的不足 {least} 人，答复会暴露个人；请放宽范围。'],
    [
      'Too few to ask',
      'Fewer than {least} can be invited, and answers would tell of people: ask more widely.',
    ],
  ),
  'survey/no-text': problem(
    ['没有邀请通知的文字', '请先在通知模板中补上“surveyed”一项，再发起测评。'],
    ['No text to invite with', 'Publish a table of notices that has a row for `surveyed`, and then open it.'],
  ),
  'survey/not-over': problem(
    ['测评尚未截止', '截止后才公布结果；此前看结果会看出是谁刚刚作答。'],
    ['It is not over', 'Results are read when it is: until then they would tell who has just answered.'],
  ),
  'survey/over': problem(
    ['测评已经截止', '感谢参与；本次测评不再接受答复。'],
    ['It is over', 'Thank you; it takes no more answers.'],
  ),
  'survey/not-open': problem(
    ['测评尚未发起', '只有已经发起、尚未截止的测评才能撤回；草稿改了重新送审即可。'],
    ['It is not open', 'Only what was opened is withdrawn, before its last day; a draft is drafted again.'],
  ),
  'survey/withdrawn': problem(
    ['测评已经撤回', '不再接受答复，也不用再撤回；撤回原因见该测评。'],
    ['It was withdrawn', 'It takes no more answers, and stays withdrawn; the survey says why.'],
  ),
  'survey/answered-already': problem(
    ['您已经作答', '每人只答一次；答复不记名，无法找出来替换。'],
    ['You have answered', 'Each answers once; nobody can find an answer again to put another in its place.'],
  ),
  'survey/unfit-answer': problem(
    ['答复填写有误', '{question}：请按题目类型作答，每题一次；文字题可以不答。'],
    ['An answer does not fit', '{question}: answer each question once, by its kind; words may be left out.'],
    422,
  ),
  'survey/not-invitable': problem(
    ['未邀请', '诉求人的信息已限制处理或删除，不再打扰。'],
    ['Not invited', 'The reporter’s data is restricted or erased: nobody may use it to ask.'],
  ),
} satisfies Problems;
export type SurveyErrorCode = keyof typeof surveyErrors;
