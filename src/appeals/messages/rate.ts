import { problem, type Problems } from '../../kernel/problem';

/** 评价. */
export const rateMessages = {
  'appeal/origin-not-rated': problem(
    ['该诉求不评价', '只有群众诉求由诉求人评价；其他来源由上级确认。'],
    ['Not rated', 'Only a citizen’s appeal is rated; others are confirmed above.'],
  ),
  'appeal/invalid-stars': problem(
    ['星级不正确', '请打一到五颗整星。'],
    ['Invalid stars', 'Give one to five whole stars.'],
    422,
  ),
  'appeal/already-rated': problem(
    ['本轮已评价', '每轮只评价一次；不满意可申请重办或复查。'],
    ['Already rated', 'Once per round; if you are not content, reopen it or request a review.'],
  ),
  'appeal/rate-window-over': problem(
    ['评价期限已过', '如问题仍在，请另行反映。'],
    ['Too late to rate', 'If the matter is not settled, report it anew.'],
  ),
  'appeal/rating-unsettled': problem(
    ['低分评价尚未处理', '低分评价要先重办或督办，请稍后再结案。'],
    ['Low rating unsettled', 'A low rating first reopens it or has it supervised: close it after that.'],
  ),
  'appeal/rating-not-low': problem(
    ['评价不属低分', '诉求人表示满意，无需重办或督办。'],
    ['Rating is not low', 'The reporter was content: nothing reopens it or has it supervised.'],
  ),
  'appeal/reopened-once': problem(
    ['已自动重办过一次', '再次低分的，转入督办；是否复查由诉求人申请。'],
    ['Reopened once', 'A low rating after that is supervised; a review is the reporter’s own to ask for.'],
  ),
  'appeal/reopen-first': problem(
    ['应先重办', '首次低分先重办，再次低分才督办。'],
    ['Reopen first', 'The first low rating reopens it; the next is supervised.'],
  ),
  'appeal/reopen-window-over': problem(
    ['重办期限已过', '请在复查期限内申请复查，或另行反映。'],
    ['Too late to reopen', 'Request a review while that window lasts, or report anew.'],
  ),
  'appeal/not-reopenable': problem(
    ['不能重办', '以此方式结案的诉求不再重办，请另行反映。'],
    ['Cannot be reopened', 'What was closed this way is not taken up again: report anew.'],
  ),
  'appeal/review-window-over': problem(
    ['复查期限已过', '如有新情况，请另行反映。'],
    ['Too late for a review', 'If there is something new, report it.'],
  ),
  'appeal/review-pending': problem(
    ['复查正在进行', '请等待复查意见。'],
    ['Review under way', 'Wait for the opinion.'],
  ),
  'appeal/review-final': problem(
    ['复查、复核已终结', '同一事实不再受理；如有新情况，请另行反映。'],
    ['Review was final', 'The same facts are not taken again; if there is something new, report it.'],
  ),
  'appeal/no-review-pending': problem(
    ['没有待决定的复查', '请刷新后再看，可能已经决定。'],
    ['No review pending', 'Read the appeal again: it may have been decided already.'],
  ),
  'appeal/external-reviewer-missing': problem(
    ['缺少复查机关', '县级以上复查的，请填写作出复查意见的机关。'],
    ['External reviewer missing', 'Above the county, name the body that took the decision.'],
    422,
  ),
  'appeal/rate-not-lapsed': problem(
    ['评价期限未满', '诉求人仍可评价，请等期限届满。'],
    ['May still be rated', 'Wait until the reporter has rated or the window is over.'],
  ),
  'appeal/not-confirmable': problem(
    ['群众诉求不以确认结案', '请等诉求人评价或评价期限届满。'],
    ['Not closed by confirming', 'A citizen’s appeal is rated, or its window lapses: wait for that.'],
  ),
  'appeal/exclusion-pending': problem(
    ['剔除申请正在审核', '请等待上级审核。'],
    ['Exclusion pending', 'Wait for the decision above.'],
  ),
  'appeal/exclusion-decided': problem(
    ['本轮剔除已有结论', '每轮只审核一次。'],
    ['Exclusion decided', 'It is decided once a round.'],
  ),
  'appeal/no-exclusion-pending': problem(
    ['没有待审核的剔除申请', '请刷新后再看，可能已经审核。'],
    ['No exclusion to decide on', 'Read the appeal again: it may have been decided already.'],
  ),
} satisfies Problems;
