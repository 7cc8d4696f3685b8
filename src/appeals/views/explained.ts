import type { Bilingual } from '../../catalogue';
import type { Instant, Minutes } from '../../kernel/time';
import type { ChangeCause, DeadlineVersion } from '../../sla';
import { deadlineWords, inWords, onTheClock as when } from '../domain/words';
import type { DeadlineView } from './deadlines';

/** One line of an explanation, as it may be read out. */
export type Explained = readonly Bilingual[];

const line = (zh: string, en: string): Bilingual => ({ zh, en });

const causeWords: Readonly<Record<ChangeCause, Bilingual>> = {
  resumed: line('恢复计时', 'it ran on after a pause'),
  'owed-again': line('办结未通过，继续计时', 'it was owed again'),
  'handed-over': line('承办单位变更', 'another unit took it over'),
  extended: line('批准延期', 'an extension was granted'),
  hastened: line('紧急程度提高', 'the urgency was raised'),
  policy: line('时限规定调整', 'the deadline policy changed'),
  calendar: line('工作日历调整', 'the calendar changed'),
  capped: line('不得晚于主办期限', 'it must not be due after what it serves'),
  moved: line('由人决定', 'somebody decided so'),
};

const stateWords: Readonly<Record<DeadlineView['intervals'][number]['state'], Bilingual>> = {
  running: line('计时', 'ran'),
  paused: line('暂停', 'paused'),
  rested: line('办结后未计时，计入已用', 'rested, counted as used'),
};

function lasting(minutes: Minutes): Bilingual {
  const whole = Math.round(Math.abs(minutes));
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const zh = hours === 0 ? `${rest}分钟` : `${hours}小时${rest === 0 ? '' : `${rest}分钟`}`;
  const en = hours === 0 ? `${rest} min` : `${hours} h${rest === 0 ? '' : ` ${rest} min`}`;
  return minutes < 0 ? line(`超出${zh}`, `${en} over`) : line(zh, en);
}

/** Where a deadline's time went, in sentences: period, changes, stretches, sum, due time. */
export function explainedOf(view: DeadlineView): Explained {
  const { kind, startedAt, dueAt, provisional } = view.deadline;
  const { period } = view.versions[0]?.deadline ?? view.deadline;
  const name = deadlineWords[kind];
  const long = inWords(period);
  return [
    line(
      `${name.zh}期限${long.zh}，从${when(startedAt)}算起。`,
      `The ${name.en} deadline is ${long.en}, from ${when(startedAt)}.`,
    ),
    ...view.versions.slice(1).map(changed),
    ...view.intervals.map(({ state, opened, closed, minutes }) => {
      const [as, long] = [stateWords[state], lasting(minutes)];
      const [toZh, toEn] = closed === undefined ? ['现在', 'now'] : [when(closed.at), when(closed.at)];
      return line(
        `${when(opened.at)}至${toZh}：${as.zh}，${long.zh}。`,
        `${when(opened.at)} to ${toEn}: ${as.en}, ${long.en}.`,
      );
    }),
    summed(view),
    line(
      `到期时间：${when(dueAt)}${provisional ? '（次年日历未公布，暂定）' : ''}。`,
      `Due ${when(dueAt)}${provisional ? ' (provisional: next year’s calendar is not published)' : ''}.`,
    ),
  ];
}

const changed = ({
  by,
  causes,
  deadline,
}: Pick<DeadlineVersion, 'causes' | 'deadline'> & {
  readonly by: { readonly at: Instant };
}): Bilingual =>
  line(
    `${when(by.at)}：${causes.map((cause) => causeWords[cause].zh).join('、')}，期限为${when(deadline.dueAt)}。`,
    `${when(by.at)}: ${causes.map((cause) => causeWords[cause].en).join(', ')}; due ${when(deadline.dueAt)}.`,
  );

function summed({ measure, granted, moved, used, paused, minutesLeft }: DeadlineView): Bilingual {
  const [all, spent, stood, rest] = [(granted + moved) as Minutes, used, paused, minutesLeft].map(
    lasting,
  ) as [Bilingual, Bilingual, Bilingual, Bilingual];
  const by =
    measure === 'working' ? line('按工作时间', 'In working time') : line('按自然时间', 'By the clock');
  return line(
    `${by.zh}合计：共${all.zh}，已用${spent.zh}，暂停${stood.zh}，剩余${rest.zh}。`,
    `${by.en}: ${all.en} in all, ${spent.en} used, ${stood.en} paused, ${rest.en} left.`,
  );
}
