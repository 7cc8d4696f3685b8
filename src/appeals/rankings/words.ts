import { vocabularyOf } from '../../kernel/vocabulary';
import { measures } from '../../scoring';
import { editionStates } from '../publication/edition';

export const measureWords = vocabularyOf(measures, {
  speed: ['办结用时（分钟，中位数）', 'Minutes until answered, median'],
  backlog: ['月末存量', 'Backlog at the month’s end'],
  'on-time': ['按期办结', 'Done in time'],
  resolution: ['已解决', 'Solved'],
  satisfaction: ['满意', 'Satisfied'],
});

export const editionWords = vocabularyOf(editionStates, {
  draft: ['草稿', 'Draft'],
  returned: ['已退回修改', 'Sent back'],
  approved: ['已审核', 'Approved'],
  published: ['已公布', 'Published'],
  replaced: ['已被更正版取代', 'Replaced by a correction'],
});

export const countedAsWords = vocabularyOf(['frozen', 'corrected'], {
  frozen: ['按封存数据', 'As frozen'],
  corrected: ['按更正时的数据', 'As it stood when corrected'],
});
