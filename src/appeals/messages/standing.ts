import { problem, type Problems } from '../../kernel/problem';

/** Where the appeal stands, and who may act. */
export const standingMessages = {
  'appeal/not-found': problem(
    ['没有这件诉求', '请核对编号；如果编号无误，说明您无权查看该诉求。'],
    ['No such appeal', 'Check the id; if it is right, the appeal is not one that you may see.'],
    404,
  ),
  'appeal/already-reported': problem(
    ['诉求已经登记', '请直接查询该诉求；要另报一件，请换一个 Idempotency-Key。'],
    ['Already reported', 'Look the appeal up; to report another matter, use a new Idempotency-Key.'],
  ),
  'appeal/not-routed': problem(
    ['尚未派单', '还没有承办单位，请等待派单或由调度员先派单。'],
    ['Not routed yet', 'No unit holds it: wait for routing, or have the dispatcher route it first.'],
  ),
  'appeal/already-routed': problem(
    ['已经派单', '受理环节已过；需要改派时，请调度员先收回。'],
    ['Already routed', 'Intake is over; to name another unit, the dispatcher recalls it first.'],
  ),
  'appeal/not-accepted': problem(
    ['尚未签收', '请承办单位先签收。'],
    ['Not accepted yet', 'The holder has to accept it first.'],
  ),
  'appeal/already-accepted': problem(
    ['已经签收', '无需再次签收；更换承办人请用指派。'],
    ['Already accepted', 'There is nothing to accept; to name another assignee, assign it.'],
  ),
  'appeal/not-handling': problem(
    ['尚未进入办理', '请先联系到诉求人并记录联系情况。'],
    ['Handling has not begun', 'Reach the reporter first and record the contact.'],
  ),
  'appeal/not-resolved': problem(
    ['尚未办结', '请等承办单位办结后再进行这一步。'],
    ['Not resolved yet', 'Wait until the holder has resolved it.'],
  ),
  'appeal/already-resolved': problem(
    ['已经办结', '办理环节已过；如有不满，请评价、申请重办或复查。'],
    ['Already resolved', 'Handling is over; rate it, reopen it or request a review instead.'],
  ),
  'appeal/awaiting-information': problem(
    ['等待补充材料', '办理已暂停，请等诉求人补充材料或期限届满。'],
    ['Waiting for information', 'It is paused: wait for the reporter to answer or for the time to lapse.'],
  ),
  'appeal/no-information-asked': problem(
    ['没有要求补充材料', '如有话要补充，请用留言。'],
    ['Nothing was asked', 'To add something, leave a comment.'],
  ),
  'appeal/suspended': problem(
    ['办理已中止', '请等中止期满或先恢复办理。'],
    ['Suspended', 'Wait until the suspension ends, or resume it first.'],
  ),
  'appeal/closed': problem(
    ['已经结案', '该诉求不再接受办理；可在期限内申请重办或复查，或另行反映。'],
    ['Closed', 'Nothing more is done on it; reopen it or request a review in time, or report anew.'],
  ),
  'appeal/merged': problem(
    ['已并单', '由主单办理，请在主单上操作。'],
    ['Merged', 'Another appeal carries the handling: act on that one.'],
  ),
  'appeal/not-merged': problem(
    ['未并单', '该诉求没有并入其他诉求，可直接办理。'],
    ['Not merged', 'No other appeal carries it: act on this one.'],
  ),
  'appeal/not-holder': problem(
    ['非承办单位', '只有当前承办单位可以这样做，请联系承办单位。'],
    ['Not the holder', 'Only the unit that holds the appeal does this: turn to it.'],
    403,
  ),
  'appeal/not-dispatcher': problem(
    ['非有权调度员', '请由负责该环节的调度员办理。'],
    ['Not the dispatcher', 'Only the dispatcher whose move it is does this: turn to that centre.'],
    403,
  ),
  'appeal/not-reporter': problem(
    ['非诉求人', '只有诉求人、代办人或持有查询密钥的人可以这样做。'],
    ['Not the reporter', 'Only the reporter, a proxy or the holder of the secret does this.'],
    403,
  ),
  'appeal/not-citizen': problem(
    ['仅限群众', '请以群众身份登录后再试。'],
    ['Citizens only', 'Sign in as a citizen to do this.'],
    403,
  ),
  'appeal/not-grid-worker': problem(
    ['非本网格网格员', '请由事发地网格员办理。'],
    ['Not the grid worker', 'Only a grid worker of the place does this: turn to them.'],
    403,
  ),
  'appeal/not-overseer': problem(
    ['非上级调度或督办', '请由上一级负责该地的调度员或督办员办理。'],
    ['Not an overseer', 'A dispatcher or supervisor of a tier above, responsible for the place, does this.'],
    403,
  ),
  'appeal/not-involved': problem(
    ['与该诉求无关', '只有诉求人和经办单位可以这样做。'],
    ['Not involved', 'Only the reporter and the units that handle it do this.'],
    403,
  ),
  'appeal/system-only': problem(
    ['由系统执行', '到时系统会自动执行，无需人工操作。'],
    ['Done by the service', 'The service does this by itself when its time has come.'],
    403,
  ),
} satisfies Problems;
