import { Inject, Injectable } from '@nestjs/common';
import { FRESHNESS, type FreshnessPort } from '../../edge';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { RegionCode, UnitId } from '../../kernel/ids';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { EventReader } from '../../kernel/ports/event-store';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK, EVENT_STORE } from '../../kernel/ports/tokens';
import type { Instant } from '../../kernel/time';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { dayOf } from '../../sla';
import { DEFINITIONS } from '../figures/definitions';
import { isCounted } from '../figures/is-counted';
import { liveFigures } from '../figures/tables';
import { correctionsOf, standing } from './corrections';
import { runsCounty } from './runs-county';
import { countMonths, type MonthCounts } from './counted';
import { mayFreeze, monthAggregate, monthStream, type Frozen, type Month, type MonthCommand } from './month';
import { frozenMonths, monthsProjection } from './months.projection';

/** Of so many months, it is looked for what changed in them. */
const MOST_MONTHS = 24;

/** Freezes months, and reads what was frozen. */
@Injectable()
export class MonthDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(EVENT_STORE) private readonly log: Pick<EventReader, 'newest'>,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FRESHNESS) private readonly freshness: FreshnessPort,
  ) {}

  /** @throws DomainError `access/forbidden`, `month/no-such`, `month/not-over`, `month/frozen`, `month/later-frozen`, `read/not-fresh`, `read/parked` */
  async freeze(month: Month, from: Envelope): Promise<CommandResult> {
    const county = runsCounty(from.actor, 'freezeMonth', this.reference.current());
    return this.executor.execute(
      monthAggregate,
      { ...from, ifMatch: undefined, stream: monthStream(county, month) },
      async (state): Promise<MonthCommand> => {
        mayFreeze(month, state, dayOf(this.clock.now()));
        return { verb: 'freezeMonth', data: await this.counted(month, county, from.actor.unit) };
      },
    );
  }

  /** As they were frozen, in that order. */
  async frozen(county: RegionCode): Promise<readonly (Frozen & { readonly at: Instant })[]> {
    const rows = await frozenMonths(this.readSide, MOST_MONTHS);
    const all = await Promise.all(
      rows.map(async ({ month, frozen_at }) => {
        const found = await this.find(county, month);
        return found === undefined ? [] : [{ ...found, at: frozen_at as Instant }];
      }),
    );
    return all.flat().sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  async find(county: RegionCode, month: Month): Promise<Frozen | undefined> {
    const { state } = await this.executor.load(monthAggregate, monthStream(county, month));
    return state ?? undefined;
  }

  /** A month as it stands now, all that has happened counted. @throws DomainError `read/not-fresh`, `read/parked` */
  async countNow(month: Month): Promise<MonthCounts & { readonly upTo: Frozen['upTo'] }> {
    await isCounted(this.log, this.freshness, monthsProjection.name);
    const counted = await countMonths(await liveFigures(this.readSide), [month], { timed: [month] });
    return { ...counted.of(month), upTo: counted.upTo };
  }

  private async counted(month: Month, county: RegionCode, by: UnitId | undefined): Promise<Frozen> {
    await isCounted(this.log, this.freshness, monthsProjection.name);
    const before = await this.frozen(county);
    // What changes in it would have to be a correction of a month that is frozen already.
    if (before.some((each) => each.month > month)) throw new DomainError('month/later-frozen', { id: month });
    const counts = await countMonths(
      await liveFigures(this.readSide),
      [month, ...before.map((each) => each.month)],
      { timed: [month] },
    );
    return {
      ...{ month, county, definitions: DEFINITIONS, upTo: counts.upTo, by },
      ...counts.of(month),
      corrections: before.flatMap((each) =>
        correctionsOf(each.month, standing(each, before), counts.of(each.month)),
      ),
    };
  }
}
