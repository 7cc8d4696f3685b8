import type { Recorded } from '../../kernel/event';
import { countyOf } from '../../kernel/region';
import type { Disclosure, PublicEvent, PublicType, Tally } from '../../kernel/public-events';
import type { RegionCode } from '../../kernel/ids';
import type { Day, Instant } from '../../kernel/time';
import { dayOf, isAfterDay } from '../../sla';
import type { AppealEvent } from '../domain/events';
import * as is from './members';

/** By county, of one day. */
interface Counts {
  readonly day: Day;
  readonly of: Readonly<Record<string, { readonly reported: number; readonly closed: number }>>;
}

const day: typeof is.instant = { type: 'string', format: 'date', example: '2026-07-01' };

export const withheldCounts: PublicType = {
  topic: 'suqiu.appeal.lifecycle.v1',
  type: 'suqiu.appeal.withheld-counted.v1',
  says: {
    zh: '不公开诉求当日计数（违法举报和点名举报）',
    en: 'appeals of a day that is over that report a violation or name somebody: nothing else is told of them',
  },
  data: { county: is.region, day, reported: is.whole(2), closed: is.whole(1) },
  required: ['county', 'day', 'reported', 'closed'],
};

/**
 * A violation report is never told of, whatever it is called later, nor is what names somebody: whoever is named may be
 * among those who read. One that nobody has classified yet may be a violation report.
 */
export function disclosureOf({ event }: Recorded<AppealEvent>, before: Disclosure): Disclosure {
  switch (event.type) {
    case 'AppealReported':
      return event.data.violation || event.data.accused.length > 0 ? 'withheld' : 'held';
    case 'AppealClassified':
      return event.data.violation || before === 'withheld' ? 'withheld' : 'told';
    case 'AccusedNamed':
      return 'withheld';
    default:
      return before;
  }
}

/**
 * Counts by day, and tells the count when the day is over: a count that grew the moment somebody reported would say
 * when they did.
 */
export function countWithheld(
  tally: Tally,
  { event, metadata: { occurredAt } }: Recorded<AppealEvent>,
  { before, after }: { readonly before: Disclosure; readonly after: Disclosure },
): { readonly tally: Tally; readonly told: readonly PublicEvent[] } {
  const counts = tally as Partial<Counts>;
  // Asked for each event of the log: the day itself is spelt only where something is counted.
  const isOver = counts.day !== undefined && isAfterDay(occurredAt, counts.day);
  const told = isOver ? tellOf(counts as Counts, occurredAt) : [];
  const kept: Partial<Counts> = isOver ? {} : counts;
  const region = event.type === 'AppealReported' ? event.data.place.region : event.data.about?.region;
  const [reported, closed] = [
    after === 'withheld' && before !== 'withheld' ? 1 : 0,
    after === 'withheld' && event.type === 'AppealClosed' ? 1 : 0,
  ];
  if (region === undefined || reported + closed === 0) return { tally: isOver ? {} : tally, told };
  const county = countyOf(region);
  const so = kept.of?.[county] ?? { reported: 0, closed: 0 };
  const now = { reported: so.reported + reported, closed: so.closed + closed };
  // A day begins with the first that is counted on it.
  const next: Counts = { day: kept.day ?? dayOf(occurredAt), of: { ...kept.of, [county]: now } };
  return { tally: { ...next }, told };
}

const tellOf = ({ day: of, of: counties }: Counts, time: Instant): readonly PublicEvent[] =>
  Object.entries(counties).map(([county, counts]) => ({
    topic: withheldCounts.topic,
    type: withheldCounts.type,
    id: `withheld/${county}/${of}`,
    subject: county as RegionCode,
    time,
    data: { county, day: of, ...counts },
  }));
