import { channels, origins, urgencies } from '../../catalogue';
import { tiers } from '../../kernel/tier';
import { vocabularyOf, type Vocabularies } from '../../kernel/vocabulary';
import {
  changeCauses,
  deadlineKinds,
  ladderActs,
  notified,
  periodUnits,
  weekdayNames,
  windowNames,
} from '../../sla';
import { closeCauses, contactMeans, outcomes, statuses, unreachedCauses } from '../domain/values';
import { moments, noticeChannels } from '../../notices';
import { sendingStates } from '../audit/answers';
import { triageGroups } from '../read-models/triage/query';
import {
  causeWords,
  deadlineWords,
  meansWords,
  originWords,
  outcomeWords,
  tierWords,
  unreachedWords,
  urgencyWords,
} from '../domain/words';
import { filteredLists } from '../filters/filter';
import { scopeKinds } from '../figures/scope';
import { figureWords, rateWords, timedStepWords } from '../figures/words';
import { directionWords, reportKindWords, trendKindWords, warningKindWords } from '../analysis/words';
import { basisWords, mentionWords } from '../bulletins/words';
import { countedAsWords, editionWords, measureWords } from '../rankings/words';
import { questionKindWords, surveyStandingWords } from '../surveys/words';
import { signalCodes, signalWords } from '../signals/codes';
import { signalStates } from '../signals/query';
import { eventLabels } from './event-labels';

/** What screens call the choices of an appeal. */
export const appealLabels: Vocabularies = {
  NoticeMoment: vocabularyOf(moments, {
    routed: ['派单', 'Routed'],
    assigned: ['指定承办人', 'Assigned'],
    'information-asked': ['请补充材料', 'Information asked'],
    resolved: ['办结', 'Resolved'],
    declined: ['不予受理', 'Declined'],
    'referred-out': ['转介', 'Referred out'],
    extended: ['延期', 'Extended'],
    suspended: ['中止', 'Suspended'],
    reopened: ['重新办理', 'Reopened'],
    urged: ['催办', 'Urged'],
    supervised: ['督办', 'Supervised'],
    'decision-asked': ['待裁定', 'Decision asked'],
    warning: ['期限将至', 'Deadline near'],
    overdue: ['已超时', 'Overdue'],
    'incident-told': ['处置进展', 'How an incident goes on'],
    surveyed: ['民调测评', 'Survey'],
  }),
  NoticeChannel: vocabularyOf(noticeChannels, {
    webhook: ['接入系统', 'Connected system'],
    kafka: ['短信、微信网关', 'Gateways of SMS and WeChat'],
    log: ['服务日志', 'Log of the service'],
  }),
  SendingState: vocabularyOf(sendingStates, {
    sent: ['已送出', 'Sent'],
    failed: ['未送出', 'Failed'],
  }),
  BulletinMention: mentionWords,
  BulletinBasisKind: basisWords,
  AnalysisDirection: directionWords,
  AnalysisKind: reportKindWords,
  AnalysisTrendKind: trendKindWords,
  EarlyWarningKind: warningKindWords,
  TimedStep: timedStepWords,
  RankingMeasure: measureWords,
  EditionState: editionWords,
  SurveyStanding: surveyStandingWords,
  QuestionKind: questionKindWords,
  CountedAs: countedAsWords,
  AppealStatus: vocabularyOf(statuses, {
    reported: ['待派单', 'Reported'],
    routed: ['待签收', 'Routed'],
    accepted: ['已签收', 'Accepted'],
    handling: ['办理中', 'Handling'],
    'awaiting-information': ['待补充材料', 'Waiting for information'],
    suspended: ['办理中止', 'Suspended'],
    resolved: ['已办结', 'Resolved'],
    closed: ['已结案', 'Closed'],
    merged: ['已并单', 'Merged'],
  }),
  Tier: vocabularyOf(tiers, tierWords),
  Urgency: vocabularyOf(urgencies, urgencyWords),
  Origin: vocabularyOf(origins, originWords),
  Channel: vocabularyOf(channels, {
    wechat: ['微信小程序', 'WeChat'],
    app: ['手机应用', 'App'],
    web: ['网站', 'Website'],
    hotline: ['热线电话', 'Hotline'],
    window: ['服务窗口', 'Window'],
    grid: ['网格员上报', 'Grid worker'],
    kafka: ['系统对接', 'Another system'],
  }),
  CloseCause: vocabularyOf(closeCauses, causeWords),
  ResolutionOutcome: vocabularyOf(outcomes, outcomeWords),
  ContactMeans: vocabularyOf(contactMeans, meansWords),
  UnreachedCause: vocabularyOf(unreachedCauses, unreachedWords),
  DeliveryMeans: vocabularyOf([...contactMeans, 'rating'], {
    ...meansWords,
    rating: ['诉求人已评价', 'by a rating'],
  }),
  EventType: eventLabels,
  FigureCode: figureWords,
  RateCode: rateWords,
  FilteredList: vocabularyOf(filteredLists, {
    appeals: ['诉求列表', 'List of appeals'],
    triage: ['预警', 'Triage'],
  }),
  FigureScopeKind: vocabularyOf(scopeKinds, {
    county: ['县', 'County'],
    town: ['镇', 'Town'],
    village: ['村（社区）', 'Village'],
    unit: ['单位', 'Unit'],
    service: ['诉求事项', 'Service'],
  }),
  SignalCode: vocabularyOf(signalCodes, signalWords),
  SignalState: vocabularyOf(signalStates, {
    open: ['待核查', 'Open'],
    confirmed: ['属实', 'Confirmed'],
    dismissed: ['不属实', 'Dismissed'],
  }),
  TriageGroup: vocabularyOf(triageGroups, {
    'due-within-hour': ['一小时内到期', 'Due within the hour'],
    missed: ['已超期', 'Overdue'],
    returned: ['退单待重派', 'Returned, to be routed again'],
    confirmation: ['办结待审核', 'Waiting for confirmation'],
    decision: ['待审批', 'Waiting for a decision'],
    reopened: ['重新办理', 'Reopened'],
    'kept-open': ['挂账待回看', 'Kept open, due to be looked at again'],
    parked: ['系统搁置', 'Set aside by the system'],
  }),
  RemarkKind: vocabularyOf(['comment', 'progress', 'question', 'answer', 'contact', 'return'], {
    comment: ['补充说明', 'Comment'],
    progress: ['办理进展', 'Progress'],
    question: ['要求补充材料', 'Question'],
    answer: ['补充材料', 'Answer'],
    contact: ['联系情况', 'Contact'],
    return: ['退单', 'Return'],
  }),
  RemarkAuthor: vocabularyOf(['reporter', 'staff'], {
    reporter: ['诉求人', 'Reporter'],
    staff: ['工作人员', 'Staff'],
  }),
  Visibility: vocabularyOf(['everyone', 'staff'], {
    everyone: ['诉求人可见', 'The reporter, too'],
    staff: ['仅工作人员可见', 'Staff only'],
  }),
  ReporterKind: vocabularyOf(['named', 'anonymous', 'none'], {
    named: ['实名', 'Named'],
    anonymous: ['匿名', 'Anonymous'],
    none: ['无诉求人', 'Nobody'],
  }),
  ReviewState: vocabularyOf(['pending', 'decided'], {
    pending: ['待审查', 'Pending'],
    decided: ['已作出意见', 'Decided'],
  }),
  CustodyRole: vocabularyOf(['holder', 'dispatcher'], {
    holder: ['承办', 'Holder'],
    dispatcher: ['派单', 'Dispatching'],
  }),
  FeedbackRecipient: vocabularyOf(['grid-worker', 'reporter'], {
    'grid-worker': ['网格员', 'Grid worker'],
    reporter: ['诉求人', 'Reporter'],
  }),
  DeadlineKind: vocabularyOf(deadlineKinds, deadlineWords),
  OwedState: vocabularyOf(['running', 'paused'], {
    running: ['计时中', 'Running'],
    paused: ['暂停计时', 'Paused'],
  }),
  DeadlineState: vocabularyOf(['running', 'paused', 'met', 'stopped'], {
    running: ['计时中', 'Running'],
    paused: ['暂停计时', 'Paused'],
    met: ['已完成', 'Met'],
    stopped: ['已终止', 'Stopped'],
  }),
  IntervalState: vocabularyOf(['running', 'paused', 'rested'], {
    running: ['计时', 'Running'],
    paused: ['暂停', 'Paused'],
    rested: ['停止', 'At rest'],
  }),
  DeadlineEnd: vocabularyOf(['met', 'stopped'], { met: ['已完成', 'Met'], stopped: ['已终止', 'Stopped'] }),
  DeadlineChange: vocabularyOf(changeCauses, {
    resumed: ['暂停后恢复', 'Resumed'],
    'owed-again': ['重新计时', 'Owed again'],
    'handed-over': ['换了承办单位', 'Handed over'],
    extended: ['延期', 'Extended'],
    hastened: ['提高紧急程度', 'Hastened'],
    policy: ['时限规定变更', 'Another policy'],
    calendar: ['工作日历变更', 'Another calendar'],
    capped: ['不晚于主办期限', 'Capped'],
    moved: ['其他调整', 'Moved'],
  }),
  Measure: vocabularyOf(['working', 'calendar'], {
    working: ['工作时间', 'Working time'],
    calendar: ['自然时间', 'Calendar time'],
  }),
  PolicyWindow: vocabularyOf(windowNames, {
    return: ['退单', 'Return'],
    reopen: ['申请重办', 'Reopen'],
    rate: ['评价', 'Rate'],
    review: ['申请复查', 'Review'],
    urge: ['再次催办', 'Urge again'],
  }),
  LadderAct: vocabularyOf(ladderActs, {
    notify: ['提醒', 'Notice'],
    urge: ['催办', 'Urge'],
    supervise: ['督办', 'Supervision'],
    climb: ['提级', 'Escalation'],
  }),
  NoticeTo: vocabularyOf(notified, {
    owner: ['责任单位', 'Whose deadline it is'],
    above: ['上级综治中心', 'The centre above'],
    duty: ['值班人员', 'Who is on duty'],
  }),
  Weekday: vocabularyOf(weekdayNames, {
    monday: ['星期一', 'Monday'],
    tuesday: ['星期二', 'Tuesday'],
    wednesday: ['星期三', 'Wednesday'],
    thursday: ['星期四', 'Thursday'],
    friday: ['星期五', 'Friday'],
    saturday: ['星期六', 'Saturday'],
    sunday: ['星期日', 'Sunday'],
  }),
  PeriodUnit: vocabularyOf(periodUnits, {
    'working-minutes': ['工作分钟', 'working minutes'],
    'working-hours': ['工作小时', 'working hours'],
    'working-days': ['工作日', 'working days'],
    minutes: ['分钟', 'minutes'],
    hours: ['小时', 'hours'],
    days: ['日', 'days'],
  }),
};
