import type { Bilingual, Origin, Urgency } from '../../catalogue';
import type { BodyId, PersonId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Tier } from '../../kernel/tier';
import type { DeadlineKind, Period } from '../../sla';
import { inCountyTime } from '../../kernel/county-time';
import type { Instant } from '../../kernel/time';
import type {
  CloseCause,
  ContactMeans,
  UnreachedCause,
  ExclusionGround,
  QueueCause,
  ResolutionOutcome,
} from './values';

/** What things are called, in both languages; an id that is in force no more stands for itself. */
export interface Names {
  readonly unit: (id: UnitId) => Bilingual;
  readonly service: (id: ServiceId) => Bilingual;
  readonly person: (id: PersonId) => Bilingual;
  readonly body: (id: BodyId) => Bilingual;
  readonly region: (code: RegionCode) => Bilingual;
}

/** To the minute, as the clock on the county's wall shows it. */
export const onTheClock = (at: Instant): string => inCountyTime(at).slice(0, 16).replace('T', ' ');

const unitWords: WordsFor<Period['unit']> = {
  'working-minutes': { zh: '个工作分钟', en: 'working minutes' },
  'working-hours': { zh: '个工作小时', en: 'working hours' },
  'working-days': { zh: '个工作日', en: 'working days' },
  minutes: { zh: '分钟', en: 'minutes' },
  hours: { zh: '小时', en: 'hours' },
  days: { zh: '天', en: 'days' },
};
/** A length of time, as it may be read out. */
export const inWords = ({ unit, amount }: Period): Bilingual => ({
  zh: `${amount}${unitWords[unit].zh}`,
  en: `${amount} ${amount === 1 ? unitWords[unit].en.slice(0, -1) : unitWords[unit].en}`,
});

/** The field's words for each value, as sentences and screens use them. */
type WordsFor<Value extends string> = Readonly<Record<Value, Bilingual>>;

export const deadlineWords: WordsFor<DeadlineKind> = {
  dispatch: { zh: '派单', en: 'dispatch' },
  respond: { zh: '响应', en: 'response' },
  handle: { zh: '办理', en: 'handling' },
  whole: { zh: '全程', en: 'overall' },
  information: { zh: '补充材料', en: 'information' },
  'return-decision': { zh: '退单裁定', en: 'return decision' },
  'extension-decision': { zh: '延期审批', en: 'extension decision' },
  'suspension-decision': { zh: '中止审批', en: 'suspension decision' },
  'resolution-review': { zh: '办结审核', en: 'resolution review' },
  review: { zh: '复查', en: 'review' },
  'exclusion-decision': { zh: '剔除审核', en: 'exclusion decision' },
  suspension: { zh: '中止', en: 'suspension' },
  'check-in': { zh: '报到', en: 'check-in' },
  'co-handle': { zh: '协办', en: 'helping' },
  'urge-answer': { zh: '催办回复', en: 'urge answer' },
  supervise: { zh: '督办', en: 'supervision' },
  feedback: { zh: '反馈', en: 'feedback' },
  rate: { zh: '评价', en: 'rating' },
  revisit: { zh: '挂账回看', en: 'revisit' },
  accusation: { zh: '指认核查', en: 'claim decision' },
};

export const causeWords: WordsFor<CloseCause> = {
  rated: { zh: '已评价', en: 'rated' },
  unrated: { zh: '逾期未评价', en: 'unrated' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  declined: { zh: '不予受理', en: 'declined' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
  referred: { zh: '已转介', en: 'referred out' },
};

export const exclusionWords: WordsFor<ExclusionGround> = {
  'outside-powers': { zh: '超出职权范围', en: 'outside anybody’s powers here' },
  untrue: { zh: '反映不实', en: 'what was reported is not so' },
  repeated: { zh: '重复反映', en: 'reported again though answered' },
  'force-majeure': { zh: '不可抗力', en: 'force majeure' },
};

export const outcomeWords: WordsFor<ResolutionOutcome> = {
  solved: { zh: '已解决', en: 'solved' },
  'partly-solved': { zh: '部分解决', en: 'partly solved' },
  'not-solvable': { zh: '暂不能解决', en: 'not solvable' },
  explained: { zh: '已解释说明', en: 'explained' },
};

export const urgencyWords: WordsFor<Urgency> = {
  routine: { zh: '一般', en: 'routine' },
  urgent: { zh: '紧急', en: 'urgent' },
  critical: { zh: '特急', en: 'critical' },
};

export const originWords: WordsFor<Origin> = {
  citizen: { zh: '群众反映', en: 'reported by a citizen' },
  patrol: { zh: '巡查发现', en: 'found by a patrol' },
  device: { zh: '设备感知', en: 'found by a device' },
  visit: { zh: '走访发现', en: 'found on a visit' },
};

export const meansWords: WordsFor<ContactMeans> = {
  phone: { zh: '电话', en: 'by phone' },
  visit: { zh: '上门', en: 'by a visit' },
  message: { zh: '消息', en: 'by message' },
  window: { zh: '窗口', en: 'at the window' },
};

export const unreachedWords: WordsFor<UnreachedCause> = {
  'no-answer': { zh: '无人接听', en: 'no answer' },
  busy: { zh: '占线', en: 'the line was busy' },
  'switched-off': { zh: '关机或不在服务区', en: 'switched off, or out of reach' },
  'wrong-number': { zh: '号码有误', en: 'a wrong number' },
  'hung-up': { zh: '接通后挂断', en: 'hung up' },
};

export const tierWords: WordsFor<Tier> = {
  village: { zh: '村级', en: 'village' },
  town: { zh: '镇级', en: 'town' },
  county: { zh: '县级', en: 'county' },
};

export const queueWords: WordsFor<QueueCause> = {
  'no-service': { zh: '事项不明', en: 'the service is not known' },
  'several-services': { zh: '可能属于多个事项', en: 'several services match' },
  'no-unit': { zh: '派单目录未列承办单位', en: 'no unit is named for it' },
  'all-accused': { zh: '应承办单位均为被反映对象', en: 'every unit with the duty is named in it' },
  returned: { zh: '已退单', en: 'it was returned' },
  recalled: { zh: '已收回', en: 'it was recalled' },
  'second-return': { zh: '二次退单', en: 'it was returned twice' },
};

/** Why something happens once more without the reporter's asking. */
export const again = (reason: unknown): Bilingual =>
  reason === 'low-rating'
    ? { zh: '（评价偏低）', en: ' (low rating)' }
    : reason === 'not-solved'
      ? { zh: '（反映未解决）', en: ' (not solved)' }
      : reason === 'unmerged'
        ? { zh: '（取消并单）', en: ' (unmerged)' }
        : { zh: '', en: '' };

/** The two stages of a review. */
export const stageWords = {
  1: { zh: '复查', en: 'Review' },
  2: { zh: '复核', en: 'Second review' },
} as const;

/** What its reporter is told of an answer that nobody has confirmed yet. */
export const unconfirmed = { zh: '已提交办结，待上级审核', en: 'An answer waits for confirmation above' };
