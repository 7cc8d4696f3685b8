import { urgencies, type Urgency } from '../../catalogue';
import { shapes } from '../../edge';
import { tiers } from '../../kernel/tier';
import {
  deadlineKinds,
  ladderActs,
  notified,
  periodUnits,
  weekdayNames,
  windowNames,
  type CalendarDocument,
  type Policy,
} from '../../sla';

const { answerOf, eg, listOf, named, oneOf, real, shape, text, whole } = shapes;
type Shape<T> = shapes.Shape<T>;

const version = eg(whole(), 1);
const period = named(
  'Period',
  shape({ unit: eg(oneOf(periodUnits), 'working-minutes'), amount: eg(real, 30) }),
);
const sourced = named(
  'SourcedPeriod',
  shape({
    unit: eg(oneOf(periodUnits), 'working-days'),
    amount: eg(real, 1),
    'source?': text('The law, measure or practice that it follows.'),
  }),
);

const rule = named(
  'PolicyRule',
  shape({
    kind: eg(oneOf(deadlineKinds), 'respond'),
    'urgency?': oneOf(urgencies),
    'tier?': oneOf(tiers),
    period,
    warnAtPercent: eg(listOf(whole()), [50, 80]),
    'source?': text('The law, measure or practice that it follows.'),
  }),
);
const rung = named(
  'Rung',
  shape({
    'kinds?': listOf(oneOf(deadlineKinds)),
    'urgencies?': listOf(oneOf(urgencies)),
    'tiers?': listOf(oneOf(tiers)),
    atPercent: whole('Of the period; 100 is the due time.'),
    act: oneOf(ladderActs),
    'to?': listOf(oneOf(notified)),
    'every?': period,
  }),
);
const day = eg(sourced, { unit: 'days', amount: 15 });
const windows = shape(
  Object.fromEntries(windowNames.map((name) => [name, day])) as {
    readonly [Name in (typeof windowNames)[number]]: typeof day;
  },
);
const extension = shape(
  Object.fromEntries(urgencies.map((urgency) => [urgency, sourced])) as {
    readonly [U in Urgency]: typeof sourced;
  },
);

export const policies = answerOf<{ readonly version: number; readonly policies: readonly Policy[] }>()(
  'Policies',
  shape({
    version,
    policies: listOf(
      named(
        'Policy',
        shape({
          name: eg(text('As a service names it.'), 'hotline'),
          rules: listOf(rule),
          windows: named('PolicyWindows', windows),
          'extension?': named('PolicyExtension', extension),
          'ladder?': listOf(rung),
        }),
      ),
    ),
  }),
);

const mapOf = <T>(value: Shape<T>, description: string): Shape<Readonly<Record<string, T>>> => ({
  type: 'object',
  additionalProperties: value,
  description,
});
const minute = whole('Minutes after midnight.');
const window = named('WorkingWindow', shape({ from: eg(minute, 510), to: eg(minute, 720) }));
const week = eg(
  {
    ...listOf(listOf(window)),
    description: 'Seven days, Monday first: when each is worked.',
  },
  [[{ from: 510, to: 720 }], [], [], [], [], [], []],
);
const season = named(
  'Season',
  shape({
    name: text(),
    from: text('Month and day, `05-01`.'),
    to: text('Month and day, `09-30`.'),
    weekdays: week,
  }),
);
const hours = named('OfficeHours', shape({ weekdays: week, 'seasons?': listOf(season) }));
const likeWeekday = named('MakeUpDay', shape({ name: text(), like: oneOf(weekdayNames) }));
const makeUp: Shape<string | { readonly name: string; readonly like: (typeof weekdayNames)[number] }> = {
  anyOf: [{ type: 'string' }, likeWeekday],
};

export const calendar = answerOf<{ readonly version: number; readonly calendar: CalendarDocument }>()(
  'CalendarInForce',
  shape({
    version,
    calendar: named(
      'Calendar',
      shape({
        county: eg(text(), '610921'),
        timeZone: eg(oneOf(['Asia/Shanghai']), 'Asia/Shanghai'),
        weekdays: week,
        'seasons?': listOf(season),
        'towns?': mapOf(hours, 'Towns that keep hours of their own, by their code.'),
        holidays: eg(mapOf(text(), 'Days off by date, and what they are called.'), {
          '2026-10-01': '国庆节',
        }),
        makeUpDays: eg(mapOf(makeUp, 'Days worked that the weekday would have off.'), {
          '2026-10-10': '调休上班',
        }),
        'makeUpWindows?': listOf(window),
        'closures?': listOf(
          named(
            'Closure',
            shape({
              name: text(),
              from: text('The first day.'),
              'to?': text('The last day, included.'),
              'hours?': window,
              'towns?': listOf(text()),
            }),
          ),
        ),
        horizon: eg(text('The last day that holidays are published for.'), '2026-12-31'),
      }),
    ),
  }),
);
