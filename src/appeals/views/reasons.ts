import type { Bilingual, Urgency } from '../../catalogue';
import type { Instant } from '../../kernel/time';
import type { DeadlineKind } from '../../sla';
import { deadlineWords, onTheClock, urgencyWords } from '../domain/words';
import { isUrge } from '../read-models/triage/risk';
import { minutesBetween, type Owed, type Standing } from '../read-models/triage/standing';
import type { UsualGroup } from '../read-models/triage/usual';

export const reasonCodes = [
  'overdue',
  'due',
  'warned',
  'usual',
  'returned',
  'escalated',
  'reopened',
  'urged',
  'urgency',
  'paused',
  'parked',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** Why an appeal stands where it stands: a code with its values, and the same as a sentence. */
export interface Reason {
  readonly code: ReasonCode;
  /** Of the deadline that `due`, `overdue`, `warned` and `usual` speak of. */
  readonly kind?: DeadlineKind | undefined;
  /** Until it is due, since it was due, or what the step usually takes. */
  readonly minutes?: number | undefined;
  /** Nine of ten took no longer. */
  readonly p90?: number | undefined;
  readonly samples?: number | undefined;
  /** Whose times these are: of the service at this tier and urgency, or of all services. */
  readonly group?: UsualGroup | undefined;
  readonly times?: number | undefined;
  readonly urgency?: Urgency | undefined;
  readonly sentence: Bilingual;
}

const line = (zh: string, en: string): Bilingual => ({ zh, en });

/** As people say it: two measures, no more. */
export function roughly(minutes: number): Bilingual {
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return line(`${whole}分钟`, `${whole} min`);
  const [big, small, zh, en] =
    whole < 24 * 60
      ? ([Math.floor(whole / 60), whole % 60, ['小时', '分钟'], ['h', 'min']] as const)
      : ([Math.floor(whole / 1440), Math.floor((whole % 1440) / 60), ['天', '小时'], ['d', 'h']] as const);
  const rest = small === 0 ? line('', '') : line(`${small}${zh[1]}`, ` ${small} ${en[1]}`);
  return line(`${big}${zh[0]}${rest.zh}`, `${big} ${en[0]}${rest.en}`);
}

const whose: Readonly<Record<UsualGroup, Bilingual>> = {
  service: line('同一事项', 'this service'),
  tier: line('同级同等缓急诉求', 'this tier and urgency'),
};

function timely({ kind, dueAt, usual, warned }: Owed, now: Instant): readonly Reason[] {
  const name = deadlineWords[kind];
  const isOver = dueAt < now;
  const minutes = Math.floor(isOver ? minutesBetween(dueAt, now) : minutesBetween(now, dueAt));
  const time = roughly(minutes);
  const due: Reason = isOver
    ? {
        code: 'overdue',
        ...{ kind, minutes },
        sentence: line(`${name.zh}已超期${time.zh}`, `The ${name.en} deadline passed ${time.en} ago`),
      }
    : {
        code: 'due',
        ...{ kind, minutes },
        // What is left may be working time, and stands in the deadline.
        sentence: line(
          `${name.zh}期限到${onTheClock(dueAt)}`,
          `The ${name.en} deadline is ${onTheClock(dueAt)}`,
        ),
      };
  const near: Reason = {
    ...{ code: 'warned', kind },
    sentence: line(
      `${name.zh}期限临近，已提醒`,
      `The ${name.en} deadline is near, and its warning was given`,
    ),
  };
  const said = warned && !isOver ? [due, near] : [due];
  if (usual === undefined) return said;
  const [middle, most] = [roughly(usual.median), roughly(usual.p90)];
  const { samples, group, median, p90 } = usual;
  return [
    ...said,
    {
      code: 'usual',
      ...{ kind, minutes: median, p90, samples, group },
      sentence: line(
        `${whose[group].zh}的${name.zh}一般要${middle.zh}，九成不超过${most.zh}（近期${samples}件）`,
        `For ${whose[group].en} this step usually takes ${middle.en}, nine in ten at most ${most.en} (${samples} lately)`,
      ),
    },
  ];
}

const counted = (code: ReasonCode, times: number, sentence: Bilingual): readonly Reason[] =>
  times === 0 ? [] : [{ code, times, sentence }];

const setAside = line(
  '系统处理这件诉求时出错，已搁置：请打开诉求核对，并告知系统管理员',
  'The system has set this appeal aside after an error: open it to see how it stands, and tell an operator',
);

/** @param first the deadline that wants somebody first; undefined while everything is paused */
export function reasonsOf(
  { returns, escalations, round, owes }: Standing,
  first: Owed | undefined,
  urgency: Urgency,
  now: Instant,
  parked = false,
): readonly Reason[] {
  const urges = owes.filter(isUrge).length;
  return [
    ...(first === undefined
      ? [{ code: 'paused', sentence: line('已暂停计时', 'Its time stands still') } as const]
      : timely(first, now)),
    ...(urgency === 'routine'
      ? []
      : [{ code: 'urgency', urgency, sentence: urgencyWords[urgency] } as const]),
    ...counted('returned', returns, line(`本轮已退单${returns}次`, `Returned ${returns} × in this round`)),
    ...counted('escalated', escalations, line(`已提级${escalations}次`, `Escalated ${escalations} ×`)),
    ...counted('reopened', round - 1, line(`重新办理，第${round}轮`, `Reopened: round ${round}`)),
    ...counted('urged', urges, line(`有${urges}次催办还没答复`, `${urges} urged and not yet answered`)),
    ...(parked ? [{ code: 'parked', sentence: setAside } as const] : []),
  ];
}
