import { shapes } from '../../edge';
import type { Instant } from '../../kernel/time';
import { dayPeriod } from '../figures/schemas';
import { directions, trendKinds } from './found';
import type { OpenedWord } from './analysis-desk';
import type { Report } from './report';
import { warningKinds, type Warning } from './warning';
import { reportKinds } from './windows';

export interface ReportView extends Report {
  readonly warnings: readonly Warning[];
  readonly lookedAt?: Instant | undefined;
  readonly names: Readonly<Record<string, string>>;
}

const { answerOf, byId, eg, instant, listOf, named, oneOf, real, shape, text, whole } = shapes;

const POWER = 'infrastructure-power';
const VILLAGE = '610921102206';
const NUMBER = '610921-20260701-0001';
const compared = {
  observed: eg(whole('In the period.'), 11),
  before: eg(whole('In all the periods before together.'), 16),
  times: eg(whole('How many these are.'), 8),
  expected: eg({ ...real, description: '`before` ÷ `times`, to one place.' }, 2),
  p: eg({ ...real, description: 'That so much, or anything as unlikely, comes by chance.' }, 0.000006),
  adjusted: eg({ ...real, description: 'The same, corrected for how much was compared at once.' }, 0.00002),
};
const appeals = eg(listOf(text('Its number.')), [NUMBER]);

const warning = named(
  'EarlyWarning',
  shape({
    kind: eg(oneOf(warningKinds), 'hotspot'),
    'service?': eg(text(), POWER),
    'place?': eg(text(), VILLAGE),
    evidence: named(
      'WarningEvidence',
      shape({
        observed: eg(whole('In the period, or within ninety days.'), 6),
        'before?': whole('In all the periods before together.'),
        'times?': whole('How many these are.'),
        'p?': real,
        'adjusted?': real,
        'appeals?': listOf(text('Its number.')),
      }),
    ),
  }),
);

export const reportView = answerOf<ReportView>()(
  'Analysis',
  shape({
    kind: eg(oneOf(reportKinds), 'week'),
    id: eg(text(), '2026-W27'),
    period: dayPeriod,
    before: { ...listOf(dayPeriod), description: 'The same weekdays, the nearest first.' },
    replaced: {
      ...listOf(
        named(
          'ReplacedDay',
          shape({ day: eg(text('A day.'), '2026-06-19'), by: eg(text('A day.'), '2026-05-01') }),
        ),
      ),
      description:
        'Holidays allowed for: `day` of these periods is worked while the period’s is not, or the other way round; `by` stands in for it.',
    },
    trends: listOf(
      named(
        'AnalysisTrend',
        shape({
          of: eg(oneOf(trendKinds), 'service'),
          id: eg(text(), POWER),
          direction: eg(oneOf(directions), 'up'),
          ...compared,
          'ratio?': { ...real, description: '`observed` ÷ `expected`; absent where either is below twenty.' },
        }),
      ),
    ),
    hotspots: listOf(
      named(
        'AnalysisHotspot',
        shape({
          service: eg(text(), POWER),
          place: eg(text('The grid where it is known, else the village.'), VILLAGE),
          ...compared,
        }),
      ),
    ),
    repeatReporters: listOf(
      named(
        'RepeatReporter',
        shape({
          reporter: eg(
            text('A keyed hash: the same for the same person, and nobody’s number.'),
            '9f86d081884c7d65',
          ),
          services: eg(listOf(text()), [POWER]),
          appeals,
          inPeriod: eg(whole(), 1),
        }),
      ),
    ),
    repeatMatters: listOf(
      named(
        'RepeatMatter',
        shape({
          service: eg(text(), POWER),
          village: eg(text(), VILLAGE),
          days: eg(whole('On so many different days.'), 3),
          appeals,
          inPeriod: eg(whole(), 1),
        }),
      ),
    ),
    warnings: { ...listOf(warning), description: 'Those that were raised.' },
    'lookedAt?': {
      ...eg(instant, '2026-07-06T06:30:00.000+08:00'),
      description: 'When the county’s clock had it looked at; before that, warnings are a person’s.',
    },
    names: eg(byId, { [POWER]: '停电', [VILLAGE]: '盘龙村' }),
  }),
);

export const warningsAnswer = answerOf<{ readonly warnings: readonly Warning[] }>()(
  'EarlyWarnings',
  shape({ warnings: listOf(warning) }),
);

export const wordsAnswer = answerOf<{ readonly words: readonly OpenedWord[] }>()(
  'GrowingWords',
  shape({
    words: listOf(
      named(
        'GrowingWord',
        shape({
          word: eg(text(), '变压器'),
          observed: eg(whole('In so many appeals of the period: five at least.'), 6),
          before: eg(whole('In so many of the periods before.'), 2),
          adjusted: eg({ ...real, description: 'That it comes by chance.' }, 0.0004),
        }),
      ),
    ),
  }),
);
