import { problem, type Problems } from '../../kernel/problem';

/** 响应. */
export const respondMessages = {
  'appeal/unclassified': problem(
    ['尚未归类', '请先归类到诉求事项。'],
    ['Not classified', 'Classify it first.'],
  ),
  'appeal/urgency-lowered': problem(
    ['不得自行降低紧急程度', '请调度员调整紧急程度。'],
    ['Urgency lowered', 'Ask the dispatcher: only they lower the urgency.'],
    403,
  ),
  'appeal/waits-for-person': problem(
    ['等待人工派单', '规则无法确定承办单位，请调度员派单。'],
    ['Waits for a dispatcher', 'No rule may route it: the dispatcher names a unit.'],
  ),
  'appeal/unknown-unit': problem(
    ['没有这个单位', '请从单位目录中选择。'],
    ['Unknown unit', 'Choose a unit of the directory.'],
    422,
  ),
  'appeal/accused-unit': problem(
    ['该单位应当回避', '该单位或其上级被反映，请另选单位。'],
    ['Unit must not hold it', 'The unit, or one above it, is named in the appeal: choose another.'],
    422,
  ),
  'appeal/unknown-assignee': problem(
    ['承办人不在岗', '请选择本单位在岗人员。'],
    ['Unknown assignee', 'Choose somebody on duty in the unit.'],
    422,
  ),
  'appeal/accused-assignee': problem(
    ['承办人应当回避', '该人员被反映，请另选承办人。'],
    ['Assignee is named', 'The appeal names this person: assign somebody else.'],
    422,
  ),
  'appeal/return-after-acceptance': problem(
    ['签收后不得退单', '请继续办理，或请调度员转办。'],
    ['Return after acceptance', 'Handle it, or ask your dispatcher to transfer it.'],
  ),
  'appeal/return-window-over': problem(
    ['退单期限已过', '请签收办理；确属派错的，请调度员收回。'],
    ['Too late to return', 'Accept it; if it was routed wrongly, ask the dispatcher to recall it.'],
  ),
  'appeal/return-pending': problem(
    ['退单正在裁定', '请等待调度员裁定；其间首接负责。'],
    ['Return pending', 'Wait for the dispatcher’s decision; meanwhile the first answer holds.'],
  ),
  'appeal/outside-line': problem(
    ['不在本地派单范围', '只能派给事发地的村、镇、县综治中心，或县级部门；地点记错的，请先更正地点。'],
    [
      'Not on the line of the place',
      'Route to the centre of the village, town or county, or a department of the county; correct a wrong place first.',
    ],
    422,
  ),
  'appeal/duty-elsewhere': problem(
    ['按派单目录应由别的单位承办', '确需派给该单位的，请写明理由。'],
    ['The duty lies elsewhere', 'The dispatch list names another unit: say why you route it elsewhere.'],
    422,
  ),
  'appeal/was-let-go': problem(
    ['该单位本轮已退单或被收回', '确需再派给该单位的，请写明理由。'],
    [
      'It was let go before',
      'It was returned by, or recalled from, this unit in this round: say why it goes back.',
    ],
    422,
  ),
  'appeal/proposed-itself': problem(
    ['不能建议派给本单位', '请建议其他单位，或不填。'],
    ['Proposed itself', 'Propose another unit, or none.'],
    422,
  ),
  'appeal/routing-final': problem(
    ['派单已是最终决定', '县级调度员已裁定，请签收办理。'],
    ['Routing is final', 'The county dispatcher has decided: accept it.'],
  ),
  'appeal/no-return-pending': problem(
    ['没有待裁定的退单', '请刷新后再看，可能已经裁定。'],
    ['No return pending', 'Read the appeal again: it may have been decided already.'],
  ),
  'appeal/unknown-ground': problem(
    ['没有这项不予受理理由', '请从该事项列明的理由中选择。'],
    ['Unknown ground', 'Choose one of the grounds that the service lists.'],
    422,
  ),
  'appeal/not-ours-is-no-ground': problem(
    ['“不归我管”不是不予受理的理由', '请派给有职责的单位；已派单的请申请退单。'],
    ['"Not ours" is no ground', 'Route it to the unit whose duty it is, or request a return.'],
    422,
  ),
  'appeal/unknown-body': problem(
    ['不在可转介机构名单中', '请从公布的可转介机构中选择；名单外的请派给有职责的单位。'],
    ['Not a body to refer to', 'Choose one of the published list, or route it to the unit with the duty.'],
    422,
  ),
  'appeal/earlier-not-theirs': problem(
    ['没有这件原诉求', '原诉求应当是同一诉求人此前提出的，请核对编号。'],
    ['No such earlier appeal', 'It must be one that the same reporter brought before: check its number.'],
    422,
  ),
  'appeal/earlier-not-final': problem(
    ['原诉求尚未复核终结', '只有复核终结后以同一事实再次提出的，才能以此为由不予受理。'],
    ['Not reviewed finally', 'Only after a final review may the same facts be declined on this ground.'],
    422,
  ),
  'appeal/earlier-appeal-missing': problem(
    ['缺少原诉求', '以复查终结为由不予受理的，请注明原诉求。'],
    ['Earlier appeal missing', 'Name the appeal whose review was final.'],
    422,
  ),
} satisfies Problems;
