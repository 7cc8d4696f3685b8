import { vocabularyOf, type Vocabularies } from '../../kernel/vocabulary';
import { lookSignals, purposeActs } from '../../looking';
import { ownLookKinds, watchStates } from './kinds';

export const lookingLabels: Vocabularies = {
  PurposeAct: vocabularyOf(purposeActs, {
    reveal: ['查看身份', 'Revealing an identity'],
    'look-up': ['按人查找', 'Looking a person up'],
    export: ['导出', 'Taking a file away'],
    words: ['查看热词', 'Reading words out of appeals'],
    originals: ['查看隐去内容', 'Reading what was hidden'],
    notice: ['送达通知', 'Bringing a notice out'],
  }),
  OwnLookKind: vocabularyOf(ownLookKinds, {
    reveal: ['查看了身份', 'Read who I am'],
    'look-up': ['按我的号码查找', 'Looked for my number'],
  }),
  WatchState: vocabularyOf(watchStates, {
    open: ['待核查', 'Open'],
    confirmed: ['属实', 'Confirmed'],
    dismissed: ['不属实', 'Dismissed'],
  }),
  LookSignal: vocabularyOf(lookSignals, {
    'many-reveals': ['短时间内查看多人身份', 'Many identities in a short time'],
    'not-holding': ['查看非本单位承办诉求的身份', 'Identities of appeals that others hold'],
    'no-appeal-at-hand': ['未关联诉求按人查找', 'People looked up for no appeal'],
    'off-hours': ['非工作时间查看', 'Looking outside working hours'],
  }),
};
