import { problem, type Problems } from '../../kernel/problem';

/** 反馈. */
export const feedbackMessages = {
  'appeal/nothing-to-undo': problem(
    ['没有可撤回的决定', '只有办结和不予受理可以撤回；已评价或逾期结案的，由诉求人申请重新办理或复查。'],
    [
      'Nothing to undo',
      'A resolution or a decline is taken back; what was rated or closed is the reporter’s to reopen or to have reviewed.',
    ],
  ),
  'appeal/not-yours-to-undo': problem(
    ['不能由您撤回', '一小时内、诉求人尚未回应前由本人撤回；此后请上一级调度员撤回。'],
    [
      'Not yours to undo',
      'Within an hour, and before the reporter has acted on it, whoever did it takes it back; after that, the dispatcher of the tier above.',
    ],
    403,
  ),
  'appeal/reporter-acted': problem(
    ['诉求人已评价或申请复查', '请按评价或复查结果办理，不再撤回。'],
    ['The reporter has acted on it', 'What the reporter rated or asked to have reviewed takes its course.'],
  ),
  'appeal/answered-together': problem(
    ['由主单一并答复', '请在主单上撤回，本件随主单一并撤回。'],
    ['Answered by its lead', 'Take the answer back at the lead: it is then taken back here, too.'],
  ),
  'appeal/evidence-missing': problem(
    ['办结佐证不足', '请补充该事项要求的照片后再办结。'],
    ['Evidence missing', 'Add the photos that the service asks for, then resolve.'],
    422,
  ),
  'appeal/revisit-not-allowed': problem(
    ['不能挂账', '只有未解决或部分解决的事项可以挂账；请去掉回看日期。'],
    [
      'Cannot be kept open',
      'Only what is not, or only partly, solved is kept open: leave out the revisit date.',
    ],
    422,
  ),
  'appeal/revisit-in-past': problem(
    ['回看日期已过', '请填写将来的回看日期。'],
    ['Revisit in the past', 'Give a revisit date that lies ahead.'],
    422,
  ),
  'appeal/kept-open': problem(
    ['挂账中', '请等到回看日期再处理。'],
    ['Kept open', 'Wait for its revisit date.'],
  ),
  'appeal/resolution-unconfirmed': problem(
    ['办结待审核', '请等上级审核办结后再进行这一步。'],
    ['Not confirmed yet', 'Wait for the centre above to confirm the resolution.'],
  ),
  'appeal/no-confirmation-due': problem(
    ['办结无需审核', '办结已经生效，请刷新后再看。'],
    ['Nothing to confirm', 'The resolution stands already: read the appeal again.'],
  ),
  'appeal/grid-worker-first': problem(
    ['应先反馈网格员', '请先反馈给事发地网格员并由其签收，再答复诉求人。'],
    [
      'Grid worker first',
      'Hand it to the grid worker of the place, who receipts it; then tell the reporter.',
    ],
  ),
  'appeal/straight-to-reporter': problem(
    ['应直接答复诉求人', '该答复不经网格员，请直接答复诉求人。'],
    ['Straight to the reporter', 'This answer passes no grid worker: deliver it to the reporter.'],
  ),
  'appeal/nobody-to-tell': problem(
    ['没有需要答复的群众', '该诉求由确认办结代替答复。'],
    ['Nobody to tell', 'No citizen waits for the answer: confirm the resolution instead.'],
  ),
  'appeal/already-delivered': problem(
    ['已经答复', '无需再次答复。'],
    ['Already delivered', 'The answer was delivered: nothing more to do.'],
  ),
  'appeal/nothing-to-receipt': problem(
    ['没有待签收的反馈', '请等承办单位反馈后再签收。'],
    ['Nothing to receipt', 'Wait until the answer is handed to you.'],
  ),
  'appeal/already-receipted': problem(
    ['反馈已签收', '请继续答复诉求人。'],
    ['Already receipted', 'Go on and tell the reporter.'],
  ),
  'appeal/not-delivered': problem(
    ['尚未答复诉求人', '请先答复诉求人。'],
    ['Not delivered yet', 'Deliver the answer to the reporter first.'],
  ),
  'appeal/follow-up-by-holder': problem(
    ['承办单位不得自行回访', '请由回访专员，或本轮未经手单位的督办员回访。'],
    [
      'Follow-up by the holder',
      'The follow-up desk, or a supervisor whose unit never held it in this round, calls back.',
    ],
    403,
  ),
  'appeal/not-follow-up-desk': problem(
    ['由回访专员回访', '请由当地回访专员或督办员回访。'],
    ['Not the follow-up desk', 'The follow-up desk or a supervisor of the place calls back.'],
    403,
  ),
  'appeal/follow-up-answers': problem(
    ['回访结果填写有误', '联系上的，请填写是否解决、是否满意，或注明群众不愿评价；未联系上的，都不填。'],
    [
      'Answers do not fit',
      'Reached: say both solved and satisfied, or that the reporter would not say. Not reached: say none.',
    ],
    422,
  ),
  'appeal/already-answered': problem(
    ['诉求人已答复', '本轮已有评价或回访结果，无需再回访。'],
    ['Already answered', 'The reporter has answered in this round: no follow-up is needed.'],
  ),
  'appeal/unreachable': problem(
    ['本轮已记为联系不上', '无需继续回访；诉求人仍可自行评价。'],
    ['Unreachable', 'It counts so in this round; the reporter may still rate.'],
  ),
} satisfies Problems;
