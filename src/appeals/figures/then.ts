import type { Recorded } from '../../kernel/event';
import { isWithin } from '../../kernel/region';
import type { Day, Instant } from '../../kernel/time';
import { dayOf } from '../../sla';
import type { AppealEvent } from '../domain/events';
import type { Counted } from './counts';
import { bucketOf } from './durations';
import { leafOf, timeLeaf } from './leaves';
import { isExcluded, type Fact, type Life } from './life';
import { lifeAfter } from './moves';
import type { Period } from './period';
import type { FigureScope } from './scope';

/** What the figures remembered of an appeal at a past instant; nothing where it had not been reported. */
export const lifeAt = (events: readonly Recorded<AppealEvent>[], at: Instant): Life | undefined =>
  events
    .filter(({ metadata }) => metadata.occurredAt <= at)
    .reduce<Life | undefined>(
      (life, { event, metadata }) => lifeAfter(life, event, metadata.occurredAt),
      undefined,
    );

const isOf = (scope: FigureScope, { region, service }: Life, { unit }: Fact): boolean => {
  switch (scope.kind) {
    case 'unit':
      return unit === scope.id;
    case 'service':
      return service === scope.id;
    case 'county':
    case 'town':
    case 'village':
      return isWithin(region, scope.id);
    default:
      return scope satisfies never;
  }
};

const add = (counts: Map<string, number>, leaf: string): void =>
  void counts.set(leaf, (counts.get(leaf) ?? 0) + 1);

/** Counts the facts of one life after another, by the same rules as sums and lists. */
export class CountThen {
  private readonly leaves = new Map<string, number>();
  private readonly excluded = new Map<string, number>();
  private completed = 0;
  private backlog = 0;

  constructor(
    private readonly scope: FigureScope,
    private readonly period: Period,
  ) {}

  add(life: Life): void {
    for (const fact of life.facts) if (isOf(this.scope, life, fact)) this.count(life, fact);
  }

  private count(life: Life, fact: Fact): void {
    const { from, to } = this.period;
    const day = dayOf(fact.at);
    const until = fact.until === undefined ? undefined : dayOf(fact.until);
    const leaf = leafOf(fact);
    if (fact.kind === 'begun' && day <= to && (until === undefined || until > to)) this.backlog++;
    if (day < from || day > to) return;
    add(this.leaves, leaf);
    if (isExcluded(life, fact)) add(this.excluded, leaf);
    if (fact.minutes !== undefined) add(this.leaves, timeLeaf(fact.kind, bucketOf(fact.minutes)));
    if (fact.kind === 'begun' && until !== undefined) this.completed++;
  }

  get counted(): Counted {
    const { leaves, excluded, completed, backlog } = this;
    return { leaves, excluded, completed, backlog };
  }
}

/** What waited then, by the day on which it began. */
export class WaitingThen {
  readonly days = new Map<string, number>();

  constructor(
    private readonly scope: FigureScope,
    private readonly today: Day,
  ) {}

  add(life: Life): void {
    for (const fact of life.facts) {
      const day = dayOf(fact.at);
      if (
        fact.kind === 'begun' &&
        fact.until === undefined &&
        day <= this.today &&
        isOf(this.scope, life, fact)
      )
        add(this.days, day);
    }
  }
}
