import type { Row, RowChange } from '../../kernel/projection';
import { levelsOf } from '../../kernel/region';
import type { Day } from '../../kernel/time';
import { dayOf } from '../../sla';
import { bucketOf } from './durations';
import { leafOf, timeLeaf } from './leaves';
import { isExcluded, type Fact, type Life } from './life';
import { backlogTable, sumsTable } from './rows';
import { ofRegion, ofService, ofUnit } from './scope';

type LeafAmounts = Record<'n' | 'x', number>;
type BacklogAmounts = Record<'begun' | 'done' | 'waits', number>;

/** Where a fact counts: in every whole level of its place, at its unit, for its service. */
function scopesOf({ region, service }: Life, { unit }: Fact): readonly string[] {
  const scopes: string[] = levelsOf(region).slice(0, 3).map(ofRegion);
  if (unit !== undefined) scopes.push(ofUnit(unit));
  if (service !== undefined) scopes.push(ofService(service));
  return scopes;
}

/** What one event adds to the sums, row by row. */
export class Sums {
  private readonly ofLeaves = new Map<string, { readonly where: Row; readonly amounts: LeafAmounts }>();
  private readonly ofDays = new Map<string, { readonly where: Row; readonly amounts: BacklogAmounts }>();

  /** @param times 1 for a fact that counts now, -1 for one that was counted */
  count(life: Life, fact: Fact, times: 1 | -1): void {
    const day = dayOf(fact.at);
    const leaf = leafOf(fact);
    const time = fact.minutes === undefined ? undefined : timeLeaf(fact.kind, bucketOf(fact.minutes));
    const excluded = isExcluded(life, fact) ? times : 0;
    for (const scope of scopesOf(life, fact)) {
      this.add(scope, day, leaf, times, excluded);
      if (time !== undefined) this.add(scope, day, time, times, excluded);
      if (fact.kind === 'begun') this.addWaiting(scope, day, fact.until, times);
    }
  }

  /** All amounts of a row at once, so that rows share a statement. */
  changes(): readonly RowChange[] {
    return [...adding(sumsTable.name, this.ofLeaves), ...adding(backlogTable.name, this.ofDays)];
  }

  private add(scope: string, day: Day, leaf: string, n: number, x: number): void {
    const name = `${scope} ${day} ${leaf}`;
    const known = this.ofLeaves.get(name)?.amounts;
    if (known === undefined) this.ofLeaves.set(name, { where: { scope, day, leaf }, amounts: { n, x } });
    else {
      known.n += n;
      known.x += x;
    }
  }

  private addWaiting(scope: string, day: Day, until: Fact['until'], times: number): void {
    const begun = this.backlog(scope, day);
    begun.begun += times;
    if (until === undefined) begun.waits += times;
    else this.backlog(scope, dayOf(until)).done += times;
  }

  private backlog(scope: string, day: Day): BacklogAmounts {
    const name = `${scope} ${day}`;
    const known = this.ofDays.get(name)?.amounts;
    if (known !== undefined) return known;
    const amounts = { begun: 0, done: 0, waits: 0 };
    this.ofDays.set(name, { where: { scope, day }, amounts });
    return amounts;
  }
}

const START: Row = {};

function adding(
  table: string,
  sums: ReadonlyMap<string, { readonly where: Row; readonly amounts: Readonly<Record<string, number>> }>,
): readonly RowChange[] {
  const changes: RowChange[] = [];
  for (const { where, amounts } of sums.values())
    if (Object.values(amounts).some((amount) => amount !== 0))
      changes.push({ kind: 'add', table, where, amounts, start: START });
  return changes;
}
