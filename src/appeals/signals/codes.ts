import type { Bilingual } from '../../catalogue';
import { roughly } from '../views/reasons';

/** 虚假办结: what may mean that a matter was closed and not solved. */
export const signalCodes = [
  'no-contact',
  'minutes-before-due',
  'same-account',
  'withdrawn-after-contact',
  'came-back',
  'not-solved',
] as const;
export type SignalCode = (typeof signalCodes)[number];

export const signalWords: Readonly<Record<SignalCode, readonly [zh: string, en: string]>> = {
  'no-contact': ['办结前无联系记录', 'Resolved without a recorded contact'],
  'minutes-before-due': ['临期突击办结', 'Resolved just before it was due'],
  'same-account': ['答复内容雷同', 'The same account again'],
  'withdrawn-after-contact': ['联系后撤回', 'Withdrawn after a contact'],
  'came-back': ['办结后再次反映', 'Came back after it was resolved'],
  'not-solved': ['诉求人答复未解决', 'Said to be not solved'],
};

/** What is known of one besides its code. */
export interface Measured {
  readonly code: SignalCode;
  /** Before it was due, since the contact, or since it was resolved. */
  readonly minutes: number | null;
  /** Other appeals are behind it as well. */
  readonly likes: number;
}

/** Why it is listed, and no more: whether it means anything is for a supervisor to say. */
export function signalSentence({ code, minutes, likes }: Measured): Bilingual {
  const time = roughly(minutes ?? 0);
  switch (code) {
    case 'no-contact':
      return {
        zh: '本轮没有联系上诉求人的记录就办结',
        en: 'Resolved in a round without a record of reaching the reporter',
      };
    case 'minutes-before-due':
      return { zh: `离到期只剩${time.zh}时办结`, en: `Resolved with ${time.en} left of its time` };
    case 'same-account':
      return {
        zh: '与该单位另外几件的办结答复文字相同',
        en: 'The account has the same words as others of the unit',
      };
    case 'withdrawn-after-contact':
      return {
        zh: `承办单位联系后${time.zh}，诉求人撤回`,
        en: `Withdrawn by the reporter ${time.en} after the holder’s contact`,
      };
    case 'came-back':
      return likes > 0
        ? {
            zh: `办结后${time.zh}，同一诉求人再次反映同类事项`,
            en: `Reported again ${time.en} after it was resolved`,
          }
        : { zh: `办结后${time.zh}重新办理`, en: `Reopened ${time.en} after it was resolved` };
    case 'not-solved':
      return { zh: '诉求人评价或回访时说没有解决', en: 'The reporter says that it is not solved' };
    default:
      return code satisfies never;
  }
}
