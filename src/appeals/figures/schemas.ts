import { shapes } from '../../edge';
import type { ListPage } from '../application/queries/list-queries';
import { members, pageMembers } from '../http/schemas/rows';
import { at, TOWN } from '../http/schemas/story';
import { figureCodes, rateCodes } from './definitions';
import { timedKinds } from './leaves';
import type { CountedItem, ShownDashboard } from './queries';
import { scopeKinds } from './scope';

const { answerOf, eg, flag, instant, listOf, named, oneOf, real, shape, text, whole } = shapes;

const day = { ...text('A day of the county.'), format: 'date' };
const period = (from: string, to: string) => shape({ from: eg(day, from), to: eg(day, to) });
export const dayPeriod = named('DayPeriod', period('2026-07-01', '2026-07-31'));
const link = (figure: string, from = '2026-07-01', to = '2026-07-31') =>
  `/api/v1/dashboards/town/610921102/appeals?figure=${figure}&from=${from}&to=${to}`;

const counts = {
  'count?': eg(whole('Absent where it is withheld.'), 18),
  'list?': eg(
    text('The list that it counts: it has just so many rows. None of a past instant.'),
    link('reported'),
  ),
  'withheld?': {
    ...flag,
    const: true,
    description: 'Of a service whose reporters are protected, and so small that it may tell who they are.',
  } as shapes.Shape<true>,
};
const count = named('FigureCount', shape(counts));
const beside = {
  'before?': { ...count, description: 'In the period before: as many days, or as many months where whole.' },
  'lastYear?': { ...count, description: 'In the same days of the year before.' },
};
const ofShare = {
  numerator: count,
  denominator: count,
  excluded: { ...count, description: '剔除: how many of the denominator’s are left out of both.' },
  'share?': eg(
    { ...real, description: 'Of 1, to four places; absent where there is nothing to divide by.' },
    0.9444,
  ),
};
export const timedStep = named('TimedStep', oneOf(timedKinds));
const share = named('FigureShare', shape(ofShare));

export const figureScope = named(
  'FigureScope',
  shape({
    kind: eg(oneOf(scopeKinds), 'town'),
    id: eg(text(), '610921102'),
    name: eg(text('In the language asked for.'), '蒲溪镇'),
  }),
);

export const dashboard = answerOf<ShownDashboard>()(
  'Dashboard',
  shape({
    scope: figureScope,
    'at?': { ...instant, description: 'As it stood then, where a past instant was asked for.' },
    period: dayPeriod,
    before: eg(dayPeriod, { from: '2026-06-01', to: '2026-06-30' }),
    lastYear: eg(dayPeriod, { from: '2025-07-01', to: '2025-07-31' }),
    figures: listOf(
      named('Figure', shape({ figure: eg(oneOf(figureCodes), 'reported'), ...counts, ...beside })),
    ),
    rates: listOf(
      named(
        'FigureRate',
        shape({ rate: eg(oneOf(rateCodes), 'response'), ...ofShare, before: share, lastYear: share }),
      ),
    ),
    took: listOf(
      named(
        'StepDurations',
        shape({
          step: eg(timedStep, 'respond'),
          'median?': eg(whole('In minutes by the clock on the wall: half took no longer.'), 22),
          'p90?': eg(whole('In minutes: nine of ten took no longer.'), 61),
          samples: eg(whole(), 18),
          'list?': eg(
            text('The steps that were sampled: it has just so many rows. None of a past instant.'),
            `${link('respond.due')}&timed=true`,
          ),
          'withheld?': { ...flag, const: true } as shapes.Shape<true>,
        }),
      ),
    ),
  }),
);

const counted = named(
  'CountedFact',
  shape({
    as: eg(text('What of it is counted: `missed.respond`, `rated.5`.'), 'begun.reported'),
    at: eg(instant, at('10:00:00')),
    round: eg(whole(), 1),
    'unit?': eg(text('Whose figure it is.'), TOWN),
    'minutes?': whole('How long it took, from the report or the reopening on.'),
  }),
);

export const figureList = answerOf<ListPage<CountedItem>>()(
  'FigureList',
  shape(pageMembers(named('CountedRow', shape({ ...members, counted })))),
);
