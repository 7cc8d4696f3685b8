import { shapes } from '../../edge';
import type { UnitId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import { flowCodes, rateCodes } from '../figures/definitions';
import { figureScope, timedStep } from '../figures/schemas';
import type { Month } from './month';
import type { MonthView } from './show-month';

const { answerOf, eg, flag, instant, listOf, named, oneOf, real, shape, text, whole } = shapes;

const JULY = '2026-07';
const AT = '2026-08-03T09:00:00.000+08:00';
const CENTRE = 'centre-610921';
const month = { ...text('A month of the county’s calendar.'), pattern: '^\\d{4}-\\d{2}$' };
const DEFINITIONS = whole('Which version of the definitions it was counted by.');

export interface MonthLine {
  readonly month: Month;
  readonly frozenAt: Instant;
  readonly by?: UnitId | undefined;
  readonly definitions: number;
  readonly corrections: number;
}
export const monthList = answerOf<{ readonly items: readonly MonthLine[] }>()(
  'MonthList',
  shape({
    items: listOf(
      named(
        'MonthLine',
        shape({
          month: eg(month, JULY),
          frozenAt: eg(instant, AT),
          'by?': eg(text(), CENTRE),
          definitions: eg(DEFINITIONS, 1),
          corrections: eg(whole('How many figures of earlier months it corrects, over all scopes.'), 0),
        }),
      ),
    ),
  }),
);

export const frozenMonth = answerOf<{ readonly month: string; readonly state: 'frozen' }>()(
  'FrozenMonth',
  shape({ month: eg(month, JULY), state: eg(oneOf(['frozen']), 'frozen') }),
);

const figure = named('MonthFigureCode', oneOf(flowCodes));
const both = {
  figure: eg(figure, 'resolved'),
  was: eg(whole('As it was frozen, or last corrected.'), 18),
  is: eg(whole(), 17),
  'excluded?': {
    ...flag,
    description: '剔除: not the figure changed, but how much of it is left out of the rates.',
  },
};

export const monthView = answerOf<MonthView>()(
  'Month',
  shape({
    month: eg(month, JULY),
    scope: figureScope,
    state: eg(oneOf(['open', 'frozen']), 'frozen'),
    'frozenAt?': eg(instant, AT),
    'by?': eg(text(), CENTRE),
    definitions: eg(DEFINITIONS, 1),
    'upTo?': text('Id of the last event of the log that was counted.'),
    figures: listOf(named('MonthFigure', shape({ figure: eg(figure, 'resolved'), count: eg(whole(), 18) }))),
    rates: listOf(
      named(
        'MonthRate',
        shape({
          rate: eg(oneOf(rateCodes), 'response'),
          numerator: eg(whole(), 17),
          denominator: eg(whole(), 18),
          excluded: eg(whole('剔除: how many of the denominator’s are left out of both.'), 0),
          'share?': eg({ ...real, description: 'Of 1, to four places.' }, 0.9444),
        }),
      ),
    ),
    took: listOf(
      named(
        'MonthDurations',
        shape({
          step: eg(timedStep, 'resolved'),
          'median?': eg(whole('In minutes by the clock on the wall: half took no longer.'), 1440),
          'p90?': eg(whole('In minutes: nine of ten took no longer.'), 4320),
          samples: eg(whole('0 in a month that was frozen before durations were.'), 18),
        }),
      ),
    ),
    corrected: {
      ...listOf(named('MonthCorrected', shape({ ...both, in: eg(month, '2026-08') }))),
      description: 'What changed in this month after it was frozen, and in which month that counts.',
    },
    corrections: {
      ...listOf(named('MonthCorrection', shape({ month: eg(month, '2026-06'), ...both }))),
      description: 'What changed in earlier months, and counts in this one.',
    },
  }),
);
