import type { Language } from '../../kernel/language';
import type { RegionCode, ServiceId } from '../../kernel/ids';
import type { Names } from '../domain/words';
import type { Hotspot, Trend } from './found';
import { growingIn, type Report } from './report';

type Text = Readonly<Record<Language, string>>;

const headings = {
  week: { zh: '群众诉求周研判', en: 'Week in appeals' },
  month: { zh: '群众诉求月研判', en: 'Month in appeals' },
  trends: { zh: '总量与各镇', en: 'Volume, and each town' },
  growing: { zh: '需求上升的事项', en: 'Services of which more is asked' },
  hotspots: { zh: '热点', en: 'Hotspots' },
  matters: { zh: '反复反映的事项', en: 'Matters that come again' },
  reporters: { zh: '多次反映', en: 'People who come again' },
  method: { zh: '说明', en: 'How to read it' },
  none: { zh: '没有发现。', en: 'None.' },
} as const satisfies Readonly<Record<string, Text>>;

const tables = {
  trend: {
    zh: ['', '本期', '同期平均', '变化', '偶然出现的概率'],
    en: ['', 'This time', 'Usually', 'Change', 'By chance'],
  },
  hotspot: {
    zh: ['地点', '事项', '本期', '同期平均', '偶然出现的概率'],
    en: ['Place', 'Service', 'This time', 'Usually', 'By chance'],
  },
  matter: {
    zh: ['村（社区）', '事项', '90天内', '其中本期', '不同的日子'],
    en: ['Village', 'Service', 'In 90 days', 'Of these, this time', 'Different days'],
  },
  reporter: {
    zh: ['诉求人（代号）', '90天内', '其中本期', '事项'],
    en: ['Reporter (a code)', 'In 90 days', 'Of these, this time', 'Services'],
  },
} as const;

const directionWords = {
  up: { zh: '上升', en: 'up' },
  down: { zh: '下降', en: 'down' },
  none: { zh: '无明显变化', en: 'no clear change' },
} as const satisfies Readonly<Record<string, Text>>;

/** A cell may hold what would end it. */
const cell = (text: string | number): string =>
  String(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('|', '\\|')
    .replaceAll(/[<>[\]`*_]/g, '\\$&')
    .replaceAll(/\s+/g, ' ');
const row = (cells: readonly (string | number)[]): string => `| ${cells.map(cell).join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(row)].join('\n');

const least: Text = { zh: '不到 0.1 %', en: 'below 0.1 %' };

/** The report as people pass it on; figures and sentences, no adjectives. */
export function markdownOf(report: Report, names: Names, language: Language): string {
  const say = (text: Text) => text[language];
  const chance = (p: number) => (p < 0.001 ? say(least) : `${(p * 100).toFixed(1)} %`);
  const region = (code: string) => names.region(code as RegionCode)[language];
  const service = (id: ServiceId) => names.service(id)[language];
  const nameOf = ({ of, id }: Trend) => (of === 'service' ? service(id as ServiceId) : region(id));
  const change = ({ direction, ratio }: Trend) =>
    ratio === undefined ? say(directionWords[direction]) : `${say(directionWords[direction])}, ${ratio}×`;
  const trendRow = (trend: Trend) => [
    ...[nameOf(trend), trend.observed, trend.expected, change(trend), chance(trend.adjusted)],
  ];
  const spotRow = ({ place, service: of, observed, expected, adjusted }: Hotspot) => [
    ...[region(place), service(of), observed, expected, chance(adjusted)],
  ];
  const part = (heading: Text, head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
    `## ${say(heading)}\n\n${rows.length === 0 ? say(headings.none) : table(head, rows)}`;
  const { from, to } = report.period;
  return [
    `# ${say(headings[report.kind])} ${report.id}`,
    `${from} – ${to}`,
    part(
      headings.trends,
      tables.trend[language],
      report.trends.filter(({ of }) => of !== 'service').map(trendRow),
    ),
    part(headings.growing, tables.trend[language], growingIn(report).map(trendRow)),
    part(headings.hotspots, tables.hotspot[language], report.hotspots.map(spotRow)),
    part(
      headings.matters,
      tables.matter[language],
      report.repeatMatters.map(({ village, service: of, appeals, inPeriod, days }) => [
        ...[region(village), service(of), appeals.length, inPeriod, days],
      ]),
    ),
    part(
      headings.reporters,
      tables.reporter[language],
      report.repeatReporters.map(({ reporter, appeals, inPeriod, services }) => [
        ...[reporter, appeals.length, inPeriod, services.map(service).join(language === 'zh' ? '、' : ', ')],
      ]),
    ),
    `## ${say(headings.method)}\n\n${method(report, language)}`,
  ]
    .join('\n\n')
    .concat('\n');
}

const method = ({ before, replaced }: Report, language: Language): string =>
  language === 'zh'
    ? `与之前 ${before.length} 个星期几相同的时段比较。“偶然出现的概率”是泊松检验的结果，已按同时比较的项数校正；不超过 5 % 才称上升或下降。倍数只在两边都不少于 20 件时列出。涉违法举报和点名到人的诉求不在其内。节假日、调休日按县工作日历对应：${replaced.length} 天与本期同日上班与否不同，改用之前最近的同类日子。`
    : `Compared with ${before.length} periods of the same weekdays before. “By chance” is a Poisson test, corrected for how much was compared at once; up and down are said from 5 % down. How many times as much is said where both are twenty or more. Violation reports, and what names somebody, are not in it. Holidays and make-up days are allowed for by the county’s calendar: ${replaced.length} days were worked while the period’s day was not, or the other way round, and the nearest day of its kind stands in.`;
