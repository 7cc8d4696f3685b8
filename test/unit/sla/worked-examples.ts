import { parseInstant, type Instant } from '../../../src/kernel/time';
import { startDeadlineAt } from '../../../src/sla';
import type { Deadline, Period, Rules, StartDeadline } from '../../../src/sla';
import { handling, nextCalendar, onTheWall, rules, seasonalCalendar, town, wall } from './hanyin';
import { Story } from './story';

/** What happens to a deadline that runs: as a person tells it, and as the model does it. */
interface Act {
  readonly says: string;
  readonly does: (story: Story) => Story;
}

export interface WorkedExample {
  readonly title: string;
  /** By Hanyin's wall clock, or RFC 3339 with an offset. */
  readonly from: string;
  readonly with?: Partial<Omit<StartDeadline, 'at'>>;
  /** The due time that a person chose. */
  readonly until?: string;
  readonly under?: Rules;
  readonly then?: readonly Act[];
  readonly due: string;
  readonly provisional?: boolean;
  readonly why: string;
}

const day = (text: string): string => {
  const weekday = new Date(`${text.slice(0, 10)}T00:00:00Z`).getUTCDay();
  return `${['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][weekday]} ${text}`;
};
export const said = (period: Period): string => {
  const unit = period.unit.replace('-', ' ');
  return `${period.amount} ${period.amount === 1 ? unit.slice(0, -1) : unit}`;
};

const pausedFrom = (at: string): Act => ({
  says: `Paused ${day(at)}`,
  does: (story) => story.pause(wall(at)),
});
const resumedAt = (at: string): Act => ({
  says: `resumed ${day(at)}`,
  does: (story) => story.resume(wall(at)),
});
const extendedBy = (by: Period, at: string): Act => ({
  says: `extended by ${said(by)} on ${day(at)}`,
  does: (story) => story.extend(wall(at), by),
});
const raisedTo = (urgency: 'urgent' | 'critical', at: string): Act => ({
  says: `Urgency raised to ${urgency} on ${day(at)}`,
  does: (story) => story.raise(wall(at), urgency),
});
const published = (what: string, is: Partial<Rules>, at: string): Act => ({
  says: `${what} published ${day(at)}`,
  does: (story) => story.publish(wall(at), is),
});

const year2027 = nextCalendar({ '2027-01-01': '元旦', '2027-02-05': '春节' });
const snow = nextCalendar(
  {},
  { horizon: '2026-12-31' as never, closures: [{ name: '大雪', from: '2026-07-03' as never }] },
);
const seasons: Rules = { ...rules, calendar: seasonalCalendar };

/** The table that the tests run and that `docs/reference/clocks.md` shows. */
export const workedExamples: readonly WorkedExample[] = [
  {
    title: 'Over the noon break',
    from: '2026-07-01 10:00',
    with: { kind: 'respond', tier: 'town' },
    due: '2026-07-01 16:30',
    why: 'Two hours before noon, two after it.',
  },
  {
    title: 'Due exactly at closing time',
    from: '2026-07-01 11:30',
    with: { kind: 'respond', tier: 'town' },
    due: '2026-07-01 18:00',
    why: 'The end of a window is working time; it is not half past eight the next morning.',
  },
  {
    title: 'Working days are whole days',
    from: '2026-07-01 10:00',
    with: { tier: 'village' },
    due: '2026-07-06 18:00',
    why: 'Thursday, Friday and Monday count; the day of the start does not.',
  },
  {
    title: 'Started after the offices closed',
    from: '2026-07-01 22:00',
    with: { tier: 'village' },
    due: '2026-07-06 18:00',
    why: 'The same: the day of the start does not count, whatever its hour.',
  },
  {
    title: 'Started on a Sunday',
    from: '2026-07-05 20:00',
    with: { tier: 'village' },
    due: '2026-07-08 18:00',
    why: 'Monday is the first day that counts.',
  },
  {
    title: 'Over the Spring Festival of 2025',
    from: '2025-01-24 10:00',
    due: '2025-02-07 18:00',
    why: 'Sunday 26 January is a make-up day; the offices open again on 5 February.',
  },
  {
    title: 'Over the National Day of 2026',
    from: '2026-09-30 15:00',
    due: '2026-10-13 18:00',
    why: '8, 9 and 10 October (a make-up Saturday), 12 and 13.',
  },
  {
    title: 'Over the year end',
    from: '2025-12-31 10:00',
    with: { urgency: 'urgent' },
    due: '2026-01-04 18:00',
    why: 'New Year is off to Saturday, and Sunday 4 January is made up.',
  },
  {
    title: 'A calendar period that ends on a holiday',
    from: '2026-08-06 10:00',
    with: { kind: 'whole', policy: 'petition' },
    due: '2026-10-08 08:30',
    why: 'The sixtieth day is 5 October; it rolls to the opening of the next working day.',
  },
  {
    title: 'Critical on a holiday',
    from: '2026-10-01 22:00',
    with: { urgency: 'critical' },
    due: '2026-10-02 22:00',
    why: 'What is critical runs on calendar time and means the very hour.',
  },
  {
    title: 'A pause across a holiday',
    from: '2026-09-28 10:00',
    then: [pausedFrom('2026-09-29 15:00'), resumedAt('2026-10-09 11:00')],
    due: '2026-10-14 16:30',
    why: 'It was due on 10 October at 18:00; 3, 7, 7 and 2.5 hours were paused, which is two days and 5.5 hours.',
  },
  {
    title: 'A pause of whole days',
    from: '2026-07-01 10:00',
    then: [pausedFrom('2026-07-02 09:00'), resumedAt('2026-07-06 09:00')],
    due: '2026-07-10 18:00',
    why: 'It was due on 8 July; two working days were paused, so it is due two later.',
  },
  {
    title: 'A pause over a night',
    from: '2026-07-01 10:00',
    then: [pausedFrom('2026-07-01 19:00'), resumedAt('2026-07-02 07:00')],
    due: '2026-07-08 18:00',
    why: 'No working time was paused.',
  },
  {
    title: 'An extension after a pause',
    from: '2026-09-28 10:00',
    then: [
      pausedFrom('2026-09-29 15:00'),
      resumedAt('2026-10-09 11:00'),
      extendedBy({ unit: 'working-days', amount: 2 }, '2026-10-12 10:00'),
    ],
    due: '2026-10-16 18:00',
    why: 'Two whole days after the day it was due on.',
  },
  {
    title: 'A policy that changes in the middle of a pause',
    from: '2026-07-01 10:00',
    then: [
      pausedFrom('2026-07-02 09:00'),
      published('eight working days for handling', { policies: handling(8, 4) }, '2026-07-03 10:00'),
      resumedAt('2026-07-06 09:00'),
    ],
    due: '2026-07-15 18:00',
    why: 'Eight days from the start end on 13 July; the two days that were paused stay made good.',
  },
  {
    title: 'Beyond the published years',
    from: '2026-12-25 10:00',
    due: '2027-01-01 18:00',
    provisional: true,
    why: 'Nobody has published 2027 yet: plain weekdays count, provisionally.',
  },
  {
    title: 'The year is published',
    from: '2026-12-25 10:00',
    then: [published('the calendar of 2027', { calendar: year2027 }, '2026-12-28 09:00')],
    due: '2027-01-04 18:00',
    why: 'New Year is a holiday after all, and what was used is kept.',
  },
  {
    title: 'Snow closes the offices',
    from: '2026-07-01 10:00',
    with: { tier: 'village' },
    then: [published('a closure of Friday', { calendar: snow }, '2026-07-02 16:00')],
    due: '2026-07-07 18:00',
    why: 'Friday does not count any more.',
  },
  {
    title: 'Summer hours',
    from: '2025-06-30 10:00',
    with: { kind: 'respond', tier: 'town' },
    under: seasons,
    due: '2025-06-30 17:00',
    why: 'That county works 8:00 to 12:00 and 15:00 to 18:30 from May to September.',
  },
  {
    title: 'Winter hours by the close of the day',
    from: '2025-11-13 10:00',
    with: { urgency: 'urgent' },
    under: seasons,
    due: '2025-11-14 18:00',
    why: 'The last day before the winter hours ends at 18:00; from the next on it would be 17:30.',
  },
  {
    title: 'Urgency raised',
    from: '2026-07-01 10:00',
    then: [raisedTo('critical', '2026-07-02 10:00')],
    due: '2026-07-03 10:00',
    why: 'The new period runs from the moment of raising.',
  },
  {
    title: 'Urgency raised late',
    from: '2026-07-01 10:00',
    then: [raisedTo('critical', '2026-07-08 09:00')],
    due: '2026-07-08 18:00',
    why: 'Raising never makes a due time later.',
  },
  {
    title: 'A review date on a Sunday',
    from: '2026-07-01 10:00',
    with: { kind: 'revisit' },
    until: '2026-09-06 10:00',
    due: '2026-09-07 08:30',
    why: 'Nobody would look on a day off.',
  },
  {
    title: 'Reported from New York',
    from: '2026-07-01T22:00:00-04:00',
    with: { tier: 'village' },
    due: '2026-07-07 18:00',
    why: "In Hanyin it is 10:00 on Thursday 2 July: days are the county's days.",
  },
  {
    title: 'Reported from Berlin in the night that summer time begins',
    from: '2026-03-29T03:30:00+02:00',
    with: { kind: 'rate' },
    due: '2026-04-07 08:30',
    why: 'In Hanyin it is 9:30; the seventh day is a Sunday within 清明, and the county has no summer time.',
  },
];

const instant = (text: string): Instant => (text.includes('T') ? parseInstant(text)! : wall(text));

export interface Played {
  readonly first: Deadline;
  readonly last: Deadline;
  readonly story?: Story;
}

export function play(example: WorkedExample): Played {
  const { from, until, under = rules, then = [] } = example;
  const at = instant(from);
  if (until !== undefined) {
    const input = {
      round: 1,
      kind: 'handle',
      owner: town,
      policy: 'hotline',
      urgency: 'routine',
      at,
    } as const;
    const chosen = startDeadlineAt({ ...input, ...example.with, dueAt: wall(until) }, under);
    return { first: chosen, last: chosen };
  }
  const story = new Story(at, { ...example.with }, under);
  const first = story.deadline;
  for (const act of then) act.does(story);
  return { first, last: story.deadline, story };
}

/** One example as the docs tell it. */
export function told(example: WorkedExample): string {
  const { title, from, until, then = [], why } = example;
  const { first, last } = play(example);
  const start = from.includes('T') ? `${from}` : day(from);
  const length = until === undefined ? said(first.period) : `until ${day(until)}, as a person chose`;
  const acts = then
    .map(({ says }) => says)
    .join(', ')
    .replace(/^./, (letter) => letter.toUpperCase());
  const due = `${day(onTheWall(last.dueAt))}${last.provisional ? ', provisionally' : ''}`;
  return `- **${title}.** \`${first.kind}\`, ${length}, from ${start}.${acts && ` ${acts}.`} Due **${due}**. ${why}`;
}
