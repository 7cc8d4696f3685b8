import type { Bilingual } from '../../catalogue';
import type { LookSignal } from '../../looking';
import { roughly } from '../views/reasons';

/** Why it is listed, and no more: whether it means anything is for an auditor to say. */
export function watchSentence({
  code,
  count,
  minutes,
}: {
  readonly code: LookSignal;
  /** So many looks are behind it. */
  readonly count: number;
  /** Of the threshold. */
  readonly minutes: number;
}): Bilingual {
  const time = roughly(minutes);
  switch (code) {
    case 'many-reveals':
      return {
        zh: `${time.zh}内查看诉求人身份${count}次`,
        en: `Read ${count} identities within ${time.en}`,
      };
    case 'not-holding':
      return {
        zh: `${time.zh}内查看与本单位无关的诉求人身份${count}次`,
        en: `Read ${count} identities of appeals that their unit has nothing to do with, within ${time.en}`,
      };
    case 'no-appeal-at-hand':
      return {
        zh: `${time.zh}内按号码找人${count}次，都没有说明为哪件诉求`,
        en: `Looked up ${count} people for no appeal, within ${time.en}`,
      };
    case 'off-hours':
      return {
        zh: `${time.zh}内在非工作时间查看或找人${count}次`,
        en: `Looked ${count} times outside working hours, within ${time.en}`,
      };
    default:
      return code satisfies never;
  }
}
