import { shapes } from '../../edge';
import { countedIn } from './calendar.parameters';

const { answerOf, eg, flag, instant, oneOf, shape, text, whole } = shapes;

export interface Moment {
  readonly at: string;
  readonly working: boolean;
  readonly opensAt: string;
  readonly calendar: string;
  readonly provisional: boolean;
}

export interface LaterMoment {
  readonly from: string;
  readonly amount: number;
  readonly unit: (typeof countedIn)[number];
  readonly at: string;
  readonly calendar: string;
  readonly provisional: boolean;
}

const answeredBy = {
  calendar: eg(text('The version that counted, and the town whose hours did.'), '610921@1'),
  provisional: eg(flag, false),
};

export const moment = answerOf<Moment>()(
  'CalendarMoment',
  shape({
    at: eg(instant, '2026-10-01T10:00:00.000+08:00'),
    working: eg(flag, false),
    opensAt: eg(instant, '2026-10-08T08:30:00.000+08:00'),
    ...answeredBy,
  }),
);

export const laterMoment = answerOf<LaterMoment>()(
  'CalendarLater',
  shape({
    from: eg(instant, '2026-09-30T15:00:00.000+08:00'),
    amount: eg(whole(), 3),
    unit: eg(oneOf(countedIn), 'days'),
    at: eg(instant, '2026-10-10T18:00:00.000+08:00'),
    ...answeredBy,
  }),
);
