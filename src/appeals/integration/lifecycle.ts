import type { Sentence } from '../../kernel/cards';
import type { Member } from '../../kernel/public-events';
import type { AppealEventData, AppealEventType } from '../domain/events';
import { closeCauses, contactMeans, outcomes } from '../domain/values';
import * as is from './members';

/** What of one type of event others are told: these members of its data as they are, and no others. */
export interface Telling<T extends AppealEventType> {
  /** `suqiu.appeal.<name>.v1`. */
  readonly name: string;
  readonly says: Sentence;
  /** A member whose name ends in `?` may be absent. */
  readonly members: { readonly [M in NameOf<keyof AppealEventData[T] & string>]?: Member };
  /** Only where this holds; always without it. */
  readonly when?: (data: AppealEventData[T]) => boolean;
}
type NameOf<M extends string> = M | `${M}?`;

/** A matter of the house: others are told nothing of it. */
export const inside = 'inside';

const tells = <T extends AppealEventType>(
  name: string,
  zh: string,
  en: string,
  members: Telling<T>['members'] = {},
  when?: Telling<T>['when'],
): Telling<T> => ({ name, says: { zh, en }, members, ...(when === undefined ? {} : { when }) });

/** Who somebody is, what they wrote and whom they accuse stay inside; a new type of event does not compile without a line. */
export const lifecycle: { readonly [T in AppealEventType]: Telling<T> | typeof inside } = {
  AppealReported: tells('reported', '诉求已登记', 'an appeal was reported', {
    number: is.number,
    receivedAt: is.instant,
  }),
  CommentAdded: inside,
  IdentityMarked: inside,
  AppealRedacted: inside,
  GuardianNamed: inside,
  RemarkCarried: inside,
  ReportCorrected: tells('corrected', '登记已更正', 'what was taken down wrongly was put right'),
  AppealAnsweredDirectly: tells('answered-directly', '已直接答复', 'it was answered directly', {
    unit: is.unit,
    onTheSpot: is.yesNo,
  }),
  AppealEndorsed: tells('endorsed', '有人附议', 'another citizen said "me too"'),
  AppealAbsorbed: tells('absorbed', '并入其他诉求', 'it carries the handling of another', {
    source: is.appeal,
  }),
  AppealMerged: tells('merged', '已并单', 'another carries its handling', { target: is.appeal }),
  AppealReleased: tells('released', '解除并单', 'it no longer carries another', { source: is.appeal }),
  AppealUnmerged: tells('unmerged', '取消并单', 'it stands alone again', { target: is.appeal }),
  AppealWithdrawn: tells('withdrawn', '诉求人撤回', 'its reporter withdrew', { continues: is.yesNo }),

  AppealClassified: tells('classified', '已归类', 'its service and urgency were named', {
    service: is.service,
    urgency: is.urgency,
  }),
  AppealQueued: tells('queued', '待调度员派单', 'it waits for a dispatcher', { queue: is.unit }),
  AppealRouted: tells('routed', '已派单', 'a unit holds it', { unit: is.unit, tier: is.tier }),
  AppealAccepted: tells('accepted', '已签收', 'the holder took it', { unit: is.unit }),
  AppealAssigned: inside,
  ContactRecorded: tells('contacted', '已联系诉求人', 'its reporter was contacted', {
    unit: is.unit,
    means: is.oneOf(contactMeans, 'phone'),
    reached: is.yesNo,
  }),
  AppealDeclined: tells('declined', '不予受理', 'it was declined', { ground: is.ground }),
  AppealReferredOut: tells('referred-out', '已转介', 'it was referred to another body', { to: is.body }),
  ReturnRequested: tells('return-requested', '申请退单', 'the unit says it is not its duty', {
    by: is.unit,
    'proposedUnit?': is.unit,
  }),
  ReturnGranted: tells('return-granted', '同意退单', 'the return was granted', {
    returnedBy: is.unit,
    queue: is.unit,
  }),
  ReturnRefused: tells('return-refused', '不同意退单', 'the return was refused', { by: is.unit }),
  AppealRecalled: tells('recalled', '收回改派', 'the dispatcher took it back', {
    from: is.unit,
    queue: is.unit,
  }),

  ProgressRecorded: tells(
    'progressed',
    '办理有进展',
    'handling goes on',
    { unit: is.unit },
    ({ visibleTo }) => visibleTo === 'everyone',
  ),
  InformationRequested: tells('information-requested', '请诉求人补充材料', 'its reporter was asked', {
    unit: is.unit,
  }),
  InformationSupplied: tells('information-supplied', '已补充材料', 'its reporter answered'),
  InformationLapsed: tells('information-lapsed', '逾期未补充', 'no answer came in time'),
  SuspensionRequested: tells('suspension-requested', '申请中止办理', 'the holder asks to suspend handling', {
    by: is.unit,
    until: is.instant,
  }),
  HandlingSuspended: tells('suspended', '办理中止', 'handling stands still until then', {
    by: is.unit,
    unit: is.unit,
    until: is.instant,
  }),
  SuspensionRefused: tells('suspension-refused', '不同意中止办理', 'handling goes on', { by: is.unit }),
  HandlingResumed: tells('resumed', '恢复办理', 'handling goes on after a suspension', { 'by?': is.unit }),
  ExtensionRequested: tells('extension-requested', '申请延期', 'the holder asks for more time', {
    by: is.unit,
  }),
  ExtensionGranted: tells('extended', '已延期', 'handling and the whole matter are due later', {
    by: is.unit,
    unit: is.unit,
    dueAt: is.instant,
    'wholeDueAt?': is.instant,
  }),
  ExtensionRefused: tells('extension-refused', '不同意延期', 'deadlines stay as they are', {
    'by?': is.unit,
  }),
  HelpersNamed: tells('helpers-named', '已指定协办单位', 'others help the lead', {
    by: is.unit,
    lead: is.unit,
  }),
  CoHandlingReported: tells('co-handled', '协办单位已反馈', 'a helper has done its part', { by: is.unit }),
  HelpersReleased: inside,
  WhistleBlown: tells('whistle-blown', '已吹哨', 'departments are called to the place', { by: is.unit }),
  DepartmentCheckedIn: tells('checked-in', '已报到', 'a department checked in', { by: is.unit }),
  ConferenceHeld: tells('conferred', '已会商', 'a conference was held', { by: is.unit }),
  AppealEscalated: tells('escalated', '已提级', 'the tier above leads', {
    from: is.unit,
    fromTier: is.tier,
    to: is.unit,
    toTier: is.tier,
  }),
  AppealTransferred: tells('transferred', '已移交', 'a sibling unit holds it', {
    from: is.unit,
    to: is.unit,
    tier: is.tier,
  }),
  AppealInherited: tells(
    'inherited',
    '机构调整后承接',
    'another unit took over from one that is no more',
    { 'holder?': is.object({ from: is.unit, to: is.unit, tier: is.tier }, ['from', 'to', 'tier']) },
    ({ holder }) => holder !== undefined,
  ),
  AppealUrged: tells('urged', '已催办', 'somebody urged', { answeredBy: is.unit }),
  UrgeAnswered: tells('urge-answered', '已答复催办', 'the urge was answered', { by: is.unit }),
  SupervisionOpened: tells('supervised', '已督办', 'it is formally watched', { unit: is.unit, by: is.unit }),
  SupervisionAnswered: tells('supervision-answered', '已回复督办', 'the supervised unit answered', {
    by: is.unit,
  }),
  SupervisionClosed: tells('supervision-closed', '督办销号', 'it is no longer watched', { by: is.unit }),
  AccusedNamed: inside,
  AccusedConfirmed: inside,
  AccusedDismissed: inside,
  ClaimsGivenTime: inside,
  IncidentJoined: inside,
  IncidentLeft: inside,
  IncidentProgressed: inside,

  AppealResolved: tells('resolved', '已办结', 'handling is done', {
    unit: is.unit,
    outcome: is.oneOf(outcomes, 'solved'),
  }),
  ResolutionConfirmed: tells('resolution-confirmed', '办结审核通过', 'the resolution was confirmed', {
    by: is.unit,
  }),
  ResolutionRejected: tells('resolution-rejected', '办结审核退回', 'the resolution was rejected', {
    by: is.unit,
  }),
  ResolutionTakenBack: tells('resolution-taken-back', '撤回办结', 'the resolution was taken back', {
    by: is.unit,
  }),
  FeedbackDelivered: tells('feedback-delivered', '已反馈', 'the answer was carried back', {
    means: is.oneOf([...contactMeans, 'rating'], 'visit'),
    to: is.oneOf(['grid-worker', 'reporter'], 'reporter'),
  }),
  FeedbackReceipted: tells('feedback-receipted', '反馈已回执', 'receipt was given'),
  FollowUpRecorded: tells('followed-up', '已回访', 'its reporter was called back', {
    attempt: is.whole(1, 1),
    reached: is.yesNo,
    'solved?': is.yesNo,
    'satisfied?': is.yesNo,
  }),

  AppealRated: tells('rated', '已评价', 'it was rated', {
    round: is.round,
    stars: is.stars,
    responded: is.yesNo,
    solved: is.yesNo,
    satisfied: is.yesNo,
  }),
  DeclineTakenBack: tells('decline-taken-back', '撤回不予受理', 'the decline was taken back', {
    by: is.unit,
  }),
  AppealReopened: tells('reopened', '重新办理', 'a new round began', { round: is.round, queue: is.unit }),
  ReviewRequested: tells('review-requested', '申请复查复核', 'a review was asked for', {
    'reviewedBy?': is.unit,
    'stage?': is.whole(1, 1),
  }),
  ReviewDecided: tells('review-decided', '复查复核已作出', 'the review was decided', {
    'by?': is.unit,
    'stage?': is.whole(1, 1),
    upheld: is.yesNo,
    final: is.yesNo,
  }),
  ExclusionRequested: inside,
  ExclusionGranted: inside,
  ExclusionRefused: inside,
  AppealClosed: tells('closed', '已结案', 'nothing more is owed', { cause: is.oneOf(closeCauses, 'rated') }),
  /** On the topic of deadlines. */
  DeadlineMissed: inside,
  DeadlineApproaching: inside,
  LadderStepped: inside,
  DeadlineChanged: inside,
};
