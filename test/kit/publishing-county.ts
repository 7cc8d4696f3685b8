import fc from 'fast-check';
import type { AppealContext } from '../../src/appeals/domain/context';
import type { Instant, Minutes } from '../../src/kernel/time';
import {
  dayOf,
  indexCalendar,
  indexPolicies,
  publicationsOf,
  reaches,
  type Calendar,
  type DeadlineKind,
  type Policies,
  type Publication,
  type Reach,
} from '../../src/sla';
import { addMillis } from '../../src/kernel/time';
import { START, hanyin } from './appeal-context';
import { PUXI } from './hanyin';

const DAY = 86_400_000;
const afternoon = { from: 720 as Minutes, to: 1080 as Minutes };
const moved: readonly DeadlineKind[] = ['respond', 'handle', 'whole', 'co-handle'];

/** A day off for all, an afternoon off for one town, or other periods; and over which deadlines. */
export const publishing = fc.record({
  what: fc.constantFrom('day-off', 'half-day-of-a-town', 'policies'),
  reach: fc.constantFrom(...reaches),
  daysAhead: fc.nat({ max: 40 }),
  amount: fc.integer({ min: 1, max: 12 }),
});
type Publishing = typeof publishing extends fc.Arbitrary<infer Said> ? Said : never;

/** Hanyin, which goes on publishing. */
export class PublishingCounty {
  now: Instant = START;
  private readonly calendars = [published(1, START, 'new', hanyin.calendar)];
  private readonly policies = [published(1, START, 'new', hanyin.policies)];

  /** What a node knows that has read every publication. */
  context(): AppealContext {
    const [calendar, policies] = [this.calendars.at(-1), this.policies.at(-1)];
    if (calendar === undefined || policies === undefined) throw new Error('nothing is in force');
    return {
      ...hanyin,
      now: this.now,
      calendar: calendar.rules(),
      policies: policies.rules(),
      published: {
        calendar: publicationsOf([...this.calendars]),
        policies: publicationsOf([...this.policies]),
      },
    };
  }

  publishes({ what, reach, daysAhead, amount }: Publishing): void {
    if (what === 'policies') {
      const version = this.policies.length + 1;
      this.policies.push(published(version, this.now, reach, withAmount(amount, version)));
      return;
    }
    const version = this.calendars.length + 1;
    const day = dayOf(addMillis(this.now, daysAhead * DAY));
    const { document } = this.context().calendar;
    const closed = { name: '赶集', from: day, to: day, hours: afternoon, towns: [PUXI] };
    const is =
      what === 'day-off'
        ? { ...document, holidays: { ...document.holidays, [day]: '大雪' } }
        : { ...document, closures: [...(document.closures ?? []), closed] };
    this.calendars.push(published(version, this.now, reach, indexCalendar(is, version)));
  }
}

const published = <Rules extends Calendar | Policies>(
  version: number,
  at: Instant,
  reach: Reach,
  rules: Rules,
): Publication<Rules> => ({ version, at, reach, rules: () => rules });

const withAmount = (amount: number, version: number): Policies =>
  indexPolicies(
    {
      policies: hanyin.policies.all().map((policy) => ({
        ...policy,
        rules: policy.rules.map((rule) =>
          moved.includes(rule.kind) ? { ...rule, period: { ...rule.period, amount } } : rule,
        ),
      })),
    },
    version,
  );
