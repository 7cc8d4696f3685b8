import { InvalidDocument } from '../kernel/invalid-document';
import type { Bilingual, Language } from '../kernel/language';
import { ofFiles } from './file-reasons';

type Row = readonly [en: string, zh: string];

/**
 * What the validators of calendars, policies and formulas say, which are changed over HTTP, too. `{}` is a code or a number,
 * `{*}` whatever a person wrote. A test holds the rows to be all that the validators can say.
 */
const ofDocuments: readonly Row[] = [
  ['{*} (and {} more)', '{}（另有 {} 处）'],
  ['must be an object', '应为对象'],
  ['is not a known field', '没有这个字段，请去掉'],
  ['must be a list', '应为列表'],
  ['must be a text that is not empty', '应为文字，不能留空'],
  ['must be one of {*}', '应为其中之一：{}'],
  ['{*} is there twice', '“{}”重复，请只留一个'],

  ['must be {}, whose calendar it is', '应为 {}，这是该县的日历'],
  ['must be the six digits of a county', '应为 6 位县级区划代码'],
  ['must be the nine digits of a town of {}', '应为 {} 下辖镇的 9 位区划代码'],
  [
    'must be Asia/Shanghai: working time is counted without summer time',
    '应为 Asia/Shanghai，工作时间按北京时间计算',
  ],
  ['must list seven days, Monday first', '应从星期一起列满七天'],
  [
    'must work on at least one day: no deadline would ever come',
    '每周至少要有一天上班，否则时限永远不会到期',
  ],
  ['overlaps {*}: a day has one season', '与“{}”的日期重叠，同一天只能按一种作息'],
  ['must begin after the window before it has ended', '应在前一段上班时间结束后开始'],
  ['must hold at least one window', '至少要有一段上班时间'],
  ['must end after it begins', '结束时间应晚于开始时间'],
  ['must be whole minutes after midnight, 0 to 1440', '应为从零点算起的分钟数，0 至 1440 的整数'],
  ['must be a day such as 2026-02-17', '应为日期，如 2026-02-17'],
  ['must be a day of every year, such as 05-01', '应为每年都有的月和日，如 05-01'],
  ['lies beyond the horizon {}', '晚于日历的截止日期 {}'],
  [
    'has none for {}: publish the year, or end the horizon before',
    '缺少 {} 年的节假日，请补上，或把截止日期提前到上一年',
  ],
  ['is a holiday too', '这一天又列为节假日，请去掉一处'],
  ['is worked anyway: only a day off is made up on', '这一天本来就上班，补班只能排在休息日'],
  [
    'must name the weekday it is worked like, or give makeUpWindows',
    '应写明按星期几的作息上班，或填写 makeUpWindows',
  ],
  ['is a day off itself: nothing would be worked', '这一天本身休息，不能照它的作息补班'],
  ['must not lie before from', '不能早于 from'],
  ['lies outside the published days, {} to {}', '不在日历的范围内（{} 年至 {}）'],
  ['closes no working time: is it a day off?', '这段时间本来就不上班，请核对日期'],

  ['has no {}, which the service {} follows', '缺少 {}，事项 {} 要用它'],
  ['must be a whole number above zero', '应为大于 0 的整数'],
  ['must be a whole percentage, 1 to 99', '应为 1 至 99 的整数百分比'],
  ['must be a whole percentage, 1 to 1000; 100 is the due time', '应为 1 至 1000 的整数百分比，100 即到期时'],
  ['must rise', '应从小到大排列'],
  ['must be calendar time, as all that is critical', '应按自然时间计算，特急事项都是如此'],
  ['no tier yet', '尚未定层级'],
  ['no supervision repeats', '没有重复督办'],
  ['nothing climbs', '没有提级'],
];

/** What the formula of rankings may get wrong. */
const ofScoring: readonly Row[] = [
  ['must be small letters and hyphens, at most 40', '应为小写字母和连字符，最多 40 个'],
  ['must have weights that make 100, and make {}', '权重合计应为 100，现为 {}'],
  ['must differ from best: nothing would lie between', '应与 best 不同，否则两者之间无从计分'],
  ['must be a whole number, {} to {}', '应为 {} 至 {} 的整数'],
  ['must be a share of 1 with at most four places, 0 to 10', '应为 0 至 10 的比值，最多四位小数'],
];

/** Of a policy as a whole: its name stands before them. */
const ofPolicies: readonly Row[] = [
  ['has no rule for {}, {}, {}', '缺少 {}、{}、{} 的时限规则'],
  [
    'counts working time for {}, {}, {}: what is critical runs on calendar time',
    '{}、{}、{} 按工作时间计算，特急事项应按自然时间计算',
  ],
  [
    'never reaches rule {}: rule {} matches before it',
    '第 {} 条规则用不上，前面第 {} 条已包含它（从 0 数起）',
  ],
  ['applies to nothing', '这一级对任何情形都不适用'],
  [
    'climbs at the county, where nothing is above: name the tiers below',
    '县级之上不能再提级，请写明县级以下的层级',
  ],
  ['names whom it goes to, but only a notice goes to somebody', '写了发给谁，但只有提醒才发给人'],
  [
    'repeats below the county and would never end: let it climb, and repeat at the county',
    '在县级以下重复会没有尽头，请改为提级，到县级再重复',
  ],
  [
    'repeats in working time for what is critical, which runs on calendar time',
    '特急事项按工作时间重复，应改为按自然时间',
  ],
  [
    'comes when {} has ended by itself: only a warning can come before',
    '到这时 {} 已自行结束，只能在到期之前提醒',
  ],
  [
    'hangs on a warning at {} percent, which {}, {} has not',
    '要在 {}% 时提醒，但 {}、{} 的规则没有这个提醒点',
  ],
  ['ends in a dead end for {}, {}, {}: {}', '{}、{}、{} 超时后无人再管：{}'],
];

export const reasonRows: readonly Row[] = [
  // What says more of the same comes first.
  ...ofFiles,
  ...ofDocuments,
  ...ofScoring,
  ...ofPolicies.map(([en, zh]): Row => [`{*} ${en}`, `时限政策“{}”：${zh}`]),
];

/** What stands between blanks is matched as it is; a code is bounded, so that no long name makes a pattern slow. */
const patternOf = (en: string): RegExp =>
  new RegExp(
    `^${en
      .replace(/[.*+?^$()|[\]\\]/g, '\\$&')
      .replaceAll('{\\*}', '(.+?)')
      .replaceAll('{}', '([\\w -]{1,80})')}$`,
    's',
  );

const patterns = reasonRows.map(([en, zh]) => [patternOf(en), zh] as const);

/** What fills a blank may be a row itself. */
function inChinese(reason: string): string {
  for (const [pattern, zh] of patterns) {
    const blanks = pattern.exec(reason)?.slice(1);
    if (blanks === undefined) continue;
    let at = 0;
    return zh.replace(/\{\}/g, () => inChinese(blanks[at++] ?? ''));
  }
  return reason;
}

/** The reason of a validator in both languages. */
export const bothWays = (reason: string): Bilingual => ({ zh: inChinese(reason), en: reason });

/** In the sentence that a command line ends with, where and why. */
export const inSentence = ({ pointer, reason, file }: InvalidDocument, language: Language): string =>
  new InvalidDocument(pointer, bothWays(reason)[language], file).message;
