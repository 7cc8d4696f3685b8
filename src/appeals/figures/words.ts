import { vocabularyOf, type Vocabulary } from '../../kernel/vocabulary';
import { causeWords, deadlineWords } from '../domain/words';
import { closeCauses } from '../domain/values';
import { figureCodes, rateCodes, type FigureCode, type RateCode } from './definitions';
import { missedKinds, timedKinds } from './leaves';

type Said = readonly [zh: string, en: string];
const closed = Object.fromEntries(
  closeCauses.map((cause): [string, Said] => [
    `closed.${cause}`,
    [`结案：${causeWords[cause].zh}`, `Closed: ${causeWords[cause].en}`],
  ]),
) as Readonly<Record<`closed.${(typeof closeCauses)[number]}`, Said>>;
const missed = Object.fromEntries(
  missedKinds.map((kind): [string, Said] => [
    `missed.${kind}`,
    [`超时：${deadlineWords[kind].zh}`, `Missed: ${deadlineWords[kind].en}`],
  ]),
) as Readonly<Record<`missed.${(typeof missedKinds)[number]}`, Said>>;

/** What the figures are called; what each means: docs/reference/figures.md. */
export const figureWords: Vocabulary<FigureCode> = vocabularyOf(figureCodes, {
  reported: ['受理量', 'Reported'],
  reopened: ['重办量', 'Reopened'],
  begun: ['应办量', 'Begun'],
  routed: ['派单量', 'Routed'],
  accepted: ['签收量', 'Accepted'],
  resolved: ['办结量', 'Resolved'],
  closed: ['结案量', 'Closed'],
  ...closed,
  escalated: ['提级量', 'Escalated'],
  returned: ['退单量', 'Returned'],
  missed: ['超时量', 'Missed'],
  ...missed,
  rated: ['评价量', 'Rated'],
  'rated.1': ['评价：一星', 'Rated one star'],
  'rated.2': ['评价：二星', 'Rated two stars'],
  'rated.3': ['评价：三星', 'Rated three stars'],
  'rated.4': ['评价：四星', 'Rated four stars'],
  'rated.5': ['评价：五星', 'Rated five stars'],
  answered: ['已表态', 'Answered'],
  unanswered: ['未表态', 'Unanswered'],
  'solved.yes': ['已解决', 'Solved'],
  'solved.no': ['未解决', 'Not solved'],
  'satisfied.yes': ['满意', 'Satisfied'],
  'satisfied.no': ['不满意', 'Not satisfied'],
  'respond.met': ['按时响应', 'Responded in time'],
  'respond.due': ['应按时响应', 'To be responded to'],
  'whole.met': ['按时办结', 'Done in time'],
  'whole.due': ['应按时办结', 'To be done'],
  excluded: ['剔除量', 'Excluded'],
  completed: ['已办毕', 'Completed'],
  backlog: ['存量', 'Backlog'],
  'backlog.0-3': ['存量：0至3天', 'Backlog, 0 to 3 days'],
  'backlog.4-7': ['存量：4至7天', 'Backlog, 4 to 7 days'],
  'backlog.8-15': ['存量：8至15天', 'Backlog, 8 to 15 days'],
  'backlog.16-30': ['存量：16至30天', 'Backlog, 16 to 30 days'],
  'backlog.31': ['存量：31天以上', 'Backlog, 31 days and more'],
});

export const timedStepWords = vocabularyOf(timedKinds, {
  respond: ['联系上诉求人', 'Reporter reached'],
  resolved: ['答复', 'Answered'],
});

export const rateWords: Vocabulary<RateCode> = vocabularyOf(rateCodes, {
  completion: ['办结率', 'Completion'],
  onTime: ['按期办结率', 'On time'],
  response: ['响应率', 'Response'],
  resolution: ['解决率', 'Resolution'],
  satisfaction: ['满意率', 'Satisfaction'],
});
