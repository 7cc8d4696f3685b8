import { vocabularyOf } from '../../kernel/vocabulary';
import { directions, trendKinds } from './found';
import { warningKinds } from './warning';
import { reportKinds } from './windows';

export const directionWords = vocabularyOf(directions, {
  up: ['上升', 'Up'],
  down: ['下降', 'Down'],
  none: ['无明显变化', 'No clear change'],
});
export const trendKindWords = vocabularyOf(trendKinds, {
  county: ['全县', 'County'],
  town: ['镇', 'Town'],
  service: ['事项', 'Service'],
});
export const warningKindWords = vocabularyOf(warningKinds, {
  surge: ['数量突增', 'Surge'],
  hotspot: ['热点', 'Hotspot'],
  'repeat-matter': ['反复反映', 'Comes again'],
});
export const reportKindWords = vocabularyOf(reportKinds, {
  week: ['周报', 'Week'],
  month: ['月报', 'Month'],
});
