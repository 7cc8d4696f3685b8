import type { Bilingual } from '../../catalogue';
import type { Language } from '../../kernel/language';
import type { Cell } from '../../kernel/ports/sheets';
import type { Vocabulary } from '../../kernel/vocabulary';
import type { ListItem, QueueItem } from '../application/queries/list-items';
import type { RankedItem } from '../application/queries/triage';
import type { Count, Dashboard } from '../figures/dashboard';
import { figureWords, rateWords } from '../figures/words';
import type { CountedItem } from '../figures/queries';
import { appealLabels } from '../messages/labels';

/** What the ids and choices of a row are called. */
export interface Words {
  readonly language: Language;
  readonly names: Readonly<Record<string, string>>;
}
export interface Column<Item> {
  readonly called: Bilingual;
  readonly cell: (item: Item, words: Words) => Cell;
}

const column = <Item>(zh: string, en: string, cell: Column<Item>['cell']): Column<Item> => ({
  called: { zh, en },
  cell,
});

/** `2026-07-01 10:00:00`, of the county, from an answer's instant. */
const moment = (instant: string | undefined): Cell =>
  instant === undefined ? null : instant.slice(0, 19).replace('T', ' ');
const named = (id: string | undefined, { names }: Words): Cell =>
  id === undefined ? null : (names[id] ?? id);
const chosen = (
  vocabulary: keyof typeof appealLabels,
  value: string | undefined,
  { language }: Words,
): Cell => {
  const words = appealLabels[vocabulary] as Vocabulary | undefined;
  return value === undefined ? null : (words?.[value]?.[language] ?? value);
};

export const appealColumns: readonly Column<ListItem>[] = [
  column('诉求编号', 'Number', ({ number }) => number),
  column('内容', 'First line', ({ headline }) => headline ?? null),
  column('状态', 'Status', ({ status }, words) => chosen('AppealStatus', status, words)),
  column('诉求事项', 'Service', ({ service }, words) => named(service, words)),
  column('行政区划', 'Region', ({ region }, words) => named(region, words)),
  column('承办单位', 'Holder', ({ holder }, words) => named(holder, words)),
  column('承办人', 'Assignee', ({ assignee }, words) => named(assignee, words)),
  column('紧急程度', 'Urgency', ({ urgency }, words) => chosen('Urgency', urgency, words)),
  column('渠道', 'Channel', ({ channel }, words) => chosen('Channel', channel, words)),
  column('来源', 'Origin', ({ origin }, words) => chosen('Origin', origin, words)),
  column('轮次', 'Round', ({ round }) => round),
  column('受理时间', 'Reported at', ({ reportedAt }) => moment(reportedAt)),
  column('最近到期', 'Next due', ({ dueAt }) => moment(dueAt)),
  column('全程到期', 'Whole due', ({ wholeDueAt }) => moment(wholeDueAt)),
  column('结案时间', 'Closed at', ({ closedAt }) => moment(closedAt)),
  column('办结结果', 'Outcome', ({ outcome }, words) => chosen('ResolutionOutcome', outcome, words)),
  column('星级', 'Stars', ({ stars }) => stars ?? null),
  column('超时次数', 'Misses', ({ misses }) => misses),
  column('附议', 'Endorsements', ({ endorsements }) => endorsements),
];

export const triageColumns: readonly Column<RankedItem>[] = [
  column('最迟处置', 'At risk from', ({ risk }) => moment(risk.at)),
  column('责任单位', 'Whose move', ({ risk }, words) => named(risk.unit, words)),
  column('原因', 'Why', ({ risk }) => risk.reasons.map(({ sentence }) => sentence).join('；')),
  ...appealColumns,
];

export const queueColumns: readonly Column<QueueItem>[] = [
  column('待办时限', 'Owed', ({ deadlines }, words) =>
    deadlines.map(({ kind }) => chosen('DeadlineKind', kind, words)).join('；'),
  ),
  ...appealColumns,
];

export const figureColumns: readonly Column<CountedItem>[] = [
  column('统计项', 'Counted as', ({ counted }) => counted.as),
  column('发生时间', 'At', ({ counted }) => moment(counted.at)),
  column('计入单位', 'Whose', ({ counted }, words) => named(counted.unit, words)),
  column('用时（分钟）', 'Minutes', ({ counted }) => counted.minutes ?? null),
  ...appealColumns,
];

/** A line of a dashboard: a figure, or a rate with what it is made of. */
export interface DashboardLine {
  readonly called: Bilingual;
  readonly value: Cell;
  readonly before: Cell;
  readonly lastYear: Cell;
  readonly numerator: Cell;
  readonly denominator: Cell;
  readonly excluded: Cell;
}

export const dashboardColumns: readonly Column<DashboardLine>[] = [
  column('指标', 'Figure', ({ called }, { language }) => called[language]),
  column('本期', 'Period', ({ value }) => value),
  column('上期', 'Before', ({ before }) => before),
  column('去年同期', 'Last year', ({ lastYear }) => lastYear),
  column('分子', 'Numerator', ({ numerator }) => numerator),
  column('分母', 'Denominator', ({ denominator }) => denominator),
  column('剔除', 'Excluded', ({ excluded }) => excluded),
];

/** Of what is small and sensitive, only that there is something. */
const counted = (count: Count | undefined): Cell =>
  count === undefined ? null : count.withheld ? '*' : (count.count ?? null);

export const dashboardLines = ({
  figures,
  rates,
}: Pick<Dashboard, 'figures' | 'rates'>): readonly DashboardLine[] => [
  ...figures.map((each): DashboardLine => ({
    called: figureWords[each.figure],
    ...{ value: counted(each), before: counted(each.before), lastYear: counted(each.lastYear) },
    ...{ numerator: null, denominator: null, excluded: null },
  })),
  ...rates.map((each): DashboardLine => ({
    called: rateWords[each.rate],
    value: each.share ?? null,
    ...{ before: each.before.share ?? null, lastYear: each.lastYear.share ?? null },
    ...{ numerator: counted(each.numerator), denominator: counted(each.denominator) },
    excluded: counted(each.excluded),
  })),
];
