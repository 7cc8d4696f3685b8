import type { Bilingual } from '../../catalogue';
import type { AppealEventData, AppealEventType } from '../domain/events';
import type { Reason } from '../domain/values';
import type { Names } from './names';
import * as words from './words';

type Sentence<T extends AppealEventType> = (data: AppealEventData[T], names: Names) => Bilingual;

const say = (zh: string, en: string) => (): Bilingual => ({ zh, en });
const followUpWords = (data: AppealEventData['FollowUpRecorded']): Bilingual => {
  if (data.unreachable) return { zh: '三次回访均未联系上', en: 'Could not be reached in three attempts' };
  if (!data.reached)
    return { zh: `第${data.attempt}次回访未接通`, en: `Follow-up ${data.attempt}: not reached` };
  const solved = data.solved === false ? ['未解决', 'not solved'] : ['已解决', 'solved'];
  return { zh: `回访：群众答复${solved[0]}`, en: `Follow-up: the reporter says it is ${solved[1]}` };
};
const again = (reason: unknown): Bilingual =>
  reason === 'low-rating'
    ? { zh: '（评价偏低）', en: ' (low rating)' }
    : reason === 'not-solved'
      ? { zh: '（反映未解决）', en: ' (not solved)' }
      : { zh: '', en: '' };

/** What a rule says may stand in a sentence; what a person says is sealed, and stands below it. */
const ofRule = (reason: Reason, before: string, after: string): string =>
  typeof reason === 'string' ? `${before}${reason}${after}` : '';

/** One sentence per event, in the field's words. Free text never stands in a sentence: it is sealed. */
export const sentences: { readonly [T in AppealEventType]: Sentence<T> } = {
  AppealReported: ({ origin, place }, { region }) => ({
    zh: `${words.originWords[origin].zh}，地点：${region(place.region).zh}`,
    en: `Appeal ${words.originWords[origin].en} at ${region(place.region).en}`,
  }),
  CommentAdded: ({ by }) =>
    by === 'reporter'
      ? { zh: '诉求人补充说明', en: 'The reporter commented' }
      : { zh: '工作人员备注', en: 'Staff commented' },
  AppealAnsweredDirectly: ({ unit, onTheSpot }, names) =>
    onTheSpot
      ? { zh: `${names.unit(unit).zh}当场办结`, en: `Settled on the spot by ${names.unit(unit).en}` }
      : { zh: `${names.unit(unit).zh}直接答复`, en: `Answered directly by ${names.unit(unit).en}` },
  AppealEndorsed: say('又有一名群众反映同一事项', 'Another citizen endorsed it'),
  AppealAbsorbed: say('并入一件相同诉求', 'Took in another appeal of the same matter'),
  AppealMerged: say('并单，由主件统一办理', 'Merged: another appeal carries the handling'),
  AppealReleased: say('一件并入的诉求已移出', 'Let a merged appeal go'),
  AppealUnmerged: say('取消并单，单独办理', 'Unmerged: stands alone again'),
  AppealWithdrawn: ({ continues }) =>
    continues
      ? { zh: '诉求人撤回，依职权继续办理', en: 'Withdrawn by the reporter; goes on ex officio' }
      : { zh: '诉求人撤回', en: 'Withdrawn by the reporter' },

  AppealClassified: ({ service, urgency }, names) => ({
    zh: `归类为${names.service(service).zh}，${words.urgencyWords[urgency].zh}`,
    en: `Classified as ${names.service(service).en}, ${words.urgencyWords[urgency].en}`,
  }),
  AppealQueued: ({ queue, cause }, names) => ({
    zh: `${words.queueWords[cause].zh}，待${names.unit(queue).zh}人工派单`,
    en: `Waits for the dispatcher of ${names.unit(queue).en}: ${words.queueWords[cause].en}`,
  }),
  AppealRouted: ({ unit }, names) => ({
    zh: `派单至${names.unit(unit).zh}`,
    en: `Routed to ${names.unit(unit).en}`,
  }),
  AppealAccepted: ({ unit, assignee }, names) => ({
    zh: `${names.unit(unit).zh}签收，承办人${names.person(assignee).zh}`,
    en: `Accepted by ${names.unit(unit).en}, assigned to ${names.person(assignee).en}`,
  }),
  AppealAssigned: ({ assignee }, names) => ({
    zh: `改由${names.person(assignee).zh}承办`,
    en: `Assigned to ${names.person(assignee).en}`,
  }),
  ContactRecorded: ({ means, reached }) =>
    reached
      ? {
          zh: `${words.meansWords[means].zh}联系上诉求人`,
          en: `Reached the reporter ${words.meansWords[means].en}`,
        }
      : {
          zh: `${words.meansWords[means].zh}联系诉求人未果`,
          en: `Tried to reach the reporter ${words.meansWords[means].en}`,
        },
  AppealDeclined: ({ basis, properChannel, remedy }) => ({
    zh: `不予受理，依据：${basis}；可向${properChannel}提出；${remedy}`,
    en: `Declined on the basis of ${basis}; proper channel: ${properChannel}; remedy: ${remedy}`,
  }),
  AppealReferredOut: ({ to }) => ({ zh: `转介至${to}`, en: `Referred out to ${to}` }),
  ReturnRequested: ({ by }, names) => ({
    zh: `${names.unit(by).zh}提出派单异议`,
    en: `${names.unit(by).en} asks to return it`,
  }),
  ReturnGranted: ({ by }, names) => ({
    zh: `${names.unit(by).zh}同意退单`,
    en: `${names.unit(by).en} granted the return`,
  }),
  ReturnRefused: ({ by }, names) => ({
    zh: `${names.unit(by).zh}驳回退单`,
    en: `${names.unit(by).en} refused the return`,
  }),
  AppealRecalled: ({ from }, names) => ({
    zh: `从${names.unit(from).zh}收回改派`,
    en: `Recalled from ${names.unit(from).en}`,
  }),

  ProgressRecorded: ({ unit }, names) => ({
    zh: `${names.unit(unit).zh}记录进展`,
    en: `${names.unit(unit).en} recorded progress`,
  }),
  InformationRequested: say(
    '请诉求人补充材料，办理计时暂停',
    'Asked the reporter for information; clocks pause',
  ),
  InformationSupplied: say('诉求人已补充材料，恢复计时', 'The reporter supplied it; clocks run on'),
  InformationLapsed: say(
    '补充材料逾期未提供，恢复计时',
    'The information did not come in time; clocks run on',
  ),
  AppealEscalated: ({ from, to, toTier, reason }, names) => ({
    zh: `${ofRule(reason, '', '，')}由${names.unit(from).zh}提级至${words.tierWords[toTier].zh}${names.unit(to).zh}`,
    en: `Escalated from ${names.unit(from).en} to ${names.unit(to).en} (${words.tierWords[toTier].en})${ofRule(reason, ': ', '')}`,
  }),
  AppealTransferred: ({ from, to }, names) => ({
    zh: `由${names.unit(from).zh}转交${names.unit(to).zh}`,
    en: `Transferred from ${names.unit(from).en} to ${names.unit(to).en}`,
  }),
  AccusedNamed: ({ leaves }) =>
    leaves
      ? { zh: '确认被反映对象，收回其承办', en: 'Somebody was named who held it; it was taken from them' }
      : { zh: '确认被反映对象', en: 'Somebody was named in it' },

  AppealResolved: ({ unit, outcome }, names) => ({
    zh: `${names.unit(unit).zh}办结：${words.outcomeWords[outcome].zh}`,
    en: `Resolved by ${names.unit(unit).en}: ${words.outcomeWords[outcome].en}`,
  }),
  ResolutionConfirmed: ({ by }, names) => ({
    zh: `${names.unit(by).zh}办结审核通过`,
    en: `Resolution confirmed by ${names.unit(by).en}`,
  }),
  ResolutionRejected: ({ by }, names) => ({
    zh: `${names.unit(by).zh}办结审核未通过，退回续办`,
    en: `Resolution rejected by ${names.unit(by).en}; handling goes on`,
  }),
  FeedbackDelivered: ({ to, means }) => {
    if (means === 'rating')
      return { zh: '诉求人以评价确认收到反馈', en: 'The reporter rated, and so had the answer' };
    const [zh, en] = to === 'reporter' ? ['诉求人', 'the reporter'] : ['网格员', 'the grid worker'];
    return {
      zh: `${words.meansWords[means].zh}反馈${zh}`,
      en: `Answer given to ${en} ${words.meansWords[means].en}`,
    };
  },
  FeedbackReceipted: say('网格员已签收反馈', 'The grid worker receipted the answer'),
  FollowUpRecorded: followUpWords,

  AppealRated: ({ stars, solved }) => ({
    zh: `评价${stars}星，${solved ? '已解决' : '未解决'}`,
    en: `Rated ${stars} of 5 stars, ${solved ? 'solved' : 'not solved'}`,
  }),
  AppealReopened: ({ round, reason }) => ({
    zh: `重新办理，第${round}轮${again(reason).zh}`,
    en: `Reopened for round ${round}${again(reason).en}`,
  }),
  ReviewRequested: ({ reviewedBy, ground }, names) =>
    reviewedBy === undefined
      ? { zh: `申请上级复查${again(ground).zh}`, en: `Review asked for above the county${again(ground).en}` }
      : {
          zh: `申请复查，由${names.unit(reviewedBy).zh}复查${again(ground).zh}`,
          en: `Review asked for, by ${names.unit(reviewedBy).en}${again(ground).en}`,
        },
  ReviewDecided: ({ upheld, final }) => ({
    zh: `复查${upheld ? '维持原处理' : '改变原处理'}${final ? '，终局' : ''}`,
    en: `Review ${upheld ? 'upholds the handling' : 'overturns the handling'}${final ? ', final' : ''}`,
  }),
  AppealClosed: ({ cause }) => ({
    zh: `结案：${words.causeWords[cause].zh}`,
    en: `Closed: ${words.causeWords[cause].en}`,
  }),

  DeadlineMissed: ({ kind, owner }, names) => {
    const who = owner === 'reporter' ? { zh: '诉求人', en: 'the reporter' } : names.unit(owner);
    return {
      zh: `${words.deadlineWords[kind].zh}超时（${who.zh}）`,
      en: `Missed the ${words.deadlineWords[kind].en} deadline (${who.en})`,
    };
  },
};

/** The sentence of any event. */
export const sentenceOf = <T extends AppealEventType>(
  event: { readonly type: T; readonly data: AppealEventData[T] },
  names: Names,
): Bilingual => sentences[event.type](event.data, names);
