import { problem, type Problems } from '../../kernel/problem';

/** 处理. */
export const handleMessages = {
  'appeal/in-incident': problem(
    ['已列入另一群体性事项', '请先将其移出原事项。'],
    ['Part of another incident', 'Take it out of that one first.'],
  ),
  'appeal/not-in-incident': problem(
    ['未列入该群体性事项', '可能已被移出，请刷新后再看。'],
    ['Not part of this incident', 'It may have been taken out: read it again.'],
  ),
  'appeal/information-already-asked': problem(
    ['本轮已要求补充过材料', '每轮只能要求一次，请电话联系诉求人。'],
    ['Asked once already', 'Once per round: telephone the reporter instead.'],
  ),
  'appeal/nobody-to-reach': problem(
    ['没有可联系的诉求人', '该诉求没有诉求人，请依现有情况办理。'],
    ['Nobody to reach', 'There is no reporter to ask: handle it on what is known.'],
  ),
  'appeal/suspension-pending': problem(
    ['中止申请正在审批', '请等待上级批复；其间照常办理。'],
    ['Suspension pending', 'Wait for the decision above; meanwhile handling goes on.'],
  ),
  'appeal/suspension-in-past': problem(
    ['中止截止时间已过', '请填写今后的时间；已过期的申请请驳回后重新提出。'],
    [
      'The end lies in the past',
      'Name a time ahead; refuse a request that was overtaken, and have it made anew.',
    ],
    422,
  ),
  'appeal/no-suspension-pending': problem(
    ['没有待审批的中止申请', '请刷新后再看，可能已经批复。'],
    ['No suspension to decide on', 'Read the appeal again: it may have been decided already.'],
  ),
  'appeal/not-suspended': problem(
    ['没有中止', '该诉求未中止办理，可直接办理。'],
    ['Not suspended', 'Nothing is suspended: act on it as it stands.'],
  ),
  'appeal/extension-pending': problem(
    ['延期申请正在审批', '请等待上级批复；其间仍按原期限办理。'],
    ['Extension pending', 'Wait for the decision above; meanwhile the deadline stays as it is.'],
  ),
  'appeal/extension-already-asked': problem(
    ['本轮已申请过延期', '每轮只能延期一次，请在期限内办结，或请上级提级办理。'],
    ['Extended or refused already', 'Once per round: handle it in time, or ask the tier above to take it.'],
  ),
  'appeal/extension-after-due': problem(
    ['办理期限已过', '延期须在期满前申请和批准，请尽快办结并说明原因。'],
    ['Too late to extend', 'An extension is asked for and granted before the due time: handle it at once.'],
  ),
  'appeal/no-extension-pending': problem(
    ['没有待审批的延期申请', '请刷新后再看，可能已经批复或逾期视为不同意。'],
    [
      'No extension to decide on',
      'Read the appeal again: it was decided already, or silence has refused it.',
    ],
  ),
  'appeal/not-superior': problem(
    ['不是共同上级', '请由主办、协办单位的共同上级综治中心调度员指定。'],
    ['Not the common superior', 'The dispatcher of a centre above all of these units names the helpers.'],
    403,
  ),
  'appeal/helper-leads': problem(
    ['主办单位不能协办', '请指定其他单位协办。'],
    ['The lead cannot help', 'Name another unit to help.'],
    422,
  ),
  'appeal/already-helping': problem(
    ['该单位已在协办', '请等其反馈协办结果后再指定。'],
    ['Helping already', 'Wait until the unit has reported before naming it again.'],
  ),
  'appeal/not-helper': problem(
    ['没有待反馈的协办任务', '只有被指定协办且尚未反馈的单位可以这样做。'],
    ['No part to report on', 'Only a helper whose part is still open reports on it.'],
    403,
  ),
  'appeal/helpers-open': problem(
    ['协办单位尚未反馈', '请等协办单位反馈；不再等待的，请说明理由。'],
    ['Helpers have not reported', 'Wait for them, or say why you do not.'],
  ),
  'appeal/already-called': problem(
    ['该单位尚未报到', '已经吹哨，请等其报到。'],
    ['Called already', 'The unit has not checked in yet: wait for it.'],
  ),
  'appeal/not-called': problem(
    ['没有待报到的哨声', '只有被吹哨且尚未报到的单位可以这样做。'],
    ['Not called', 'Only a unit that was called and has not checked in does this.'],
    403,
  ),
  'appeal/unknown-deadline': problem(
    ['没有这个时限', '请从该诉求的时限列表中选择。'],
    ['Unknown deadline', 'Choose one of the appeal’s deadlines.'],
    422,
  ),
  'appeal/deadline-not-due': problem(
    ['时限未到', '请等时限届满。'],
    ['Not due yet', 'Wait until the deadline is due.'],
  ),
  'appeal/no-tier-above': problem(
    ['已无上级可提', '已到最高层级，请由县级调度员处理。'],
    ['No tier above', 'It is at the top: the county dispatcher decides.'],
  ),
  'appeal/not-sibling': problem(
    ['不是同级单位', '只能转给同一上级的同级单位；其他请由调度员改派。'],
    ['Not a sibling', 'Transfer only to a sibling; otherwise the dispatcher recalls and routes it.'],
    422,
  ),
  'appeal/no-duty': problem(
    ['该单位无此职责', '请选择派单目录中对该地该事项有职责的单位。'],
    ['No duty', 'Choose a unit that has the duty for this service at the place.'],
    422,
  ),
  'appeal/transferred-twice': problem(
    ['本轮已转办两次', '请自行办理，或由调度员收回改派。'],
    ['Transferred twice', 'Handle it, or let the dispatcher recall and route it.'],
  ),
  'appeal/urged-lately': problem(
    ['刚刚催办过', '一天只能催办一次，请等承办单位回复。'],
    ['Urged lately', 'Once a day: the unit that was urged is to answer first.'],
  ),
  'appeal/no-urge-pending': problem(
    ['没有待回复的催办', '请刷新后查看是谁催办的，再回复。'],
    ['No urge to answer', 'Read the appeal again to see whose urge waits for an answer.'],
  ),
  'appeal/not-supervisor': problem(
    ['不由您督办', '请由本地督查室督办和销号；不得督办本单位或上级单位。'],
    ['Not yours to supervise', 'A supervisor of the place does, of another unit and of no tier below.'],
    403,
  ),
  'appeal/already-supervised': problem(
    ['正在督办', '被督办单位尚在回复期内，请等回复后再督办。'],
    ['Supervised already', 'The unit still has time to answer: wait for it.'],
  ),
  'appeal/no-supervision-open': problem(
    ['没有未了结的督办', '请刷新后再看，如需督办请由督查室发起。'],
    ['No supervision open', 'Read the appeal again; a supervisor opens one where it is needed.'],
  ),
  'appeal/several-supervisions': problem(
    ['同时有几项督办', '请写明是哪一项督办。'],
    ['Several supervisions', 'Say by its `subject` which one is meant: `subjects` are those that are open.'],
  ),
  'appeal/supervised': problem(
    ['督办尚未销号', '请等督查室销号后再结案。'],
    ['Still supervised', 'It closes once whoever supervises has closed the supervision.'],
  ),
  'appeal/already-accused': problem(
    ['已经指认过', '该单位或人员已列为被反映对象，或纪检监察已有结论，无需重复。'],
    ['Named already', 'The appeal names them already, or the claim was dismissed: nothing more to do.'],
  ),
  'appeal/claim-by-holder': problem(
    ['经办单位不得指认', '请由诉求人、受理人、调度员、督办员或纪检监察指认被反映对象。'],
    [
      'Not by who handles it',
      'The reporter, who took it down, a dispatcher, a supervisor or the desk names them.',
    ],
    403,
  ),
  'appeal/not-claimant': problem(
    ['无权指认被反映对象', '请由诉求人、受理人、调度员、督办员或纪检监察指认。'],
    [
      'Not yours to claim',
      'The reporter, who took it down, a dispatcher, a supervisor or the desk names them.',
    ],
    403,
  ),
  'appeal/too-many-accused': problem(
    ['被反映对象过多', '一件诉求最多指认五个单位或人员，其余请在内容中写明。'],
    ['Too many named', 'At most five per appeal: write of the others in the text.'],
    422,
  ),
  'appeal/not-discipline-desk': problem(
    ['由纪检监察认定', '请等待纪检监察机关核查认定。'],
    ['For the discipline desk', 'Only the discipline desk confirms or dismisses whom an appeal names.'],
    403,
  ),
  'appeal/not-accused': problem(
    ['没有这项指认', '请从该诉求已指认的单位或人员中选择。'],
    ['Not named', 'Choose one of those that the appeal names.'],
    422,
  ),
  'appeal/accused-confirmed': problem(
    ['已经认定', '该指认已经认定，无需重复。'],
    ['Confirmed already', 'The discipline desk has confirmed it: nothing more to do.'],
  ),
} satisfies Problems;
