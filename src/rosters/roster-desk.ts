import { Inject, Injectable } from '@nestjs/common';
import { governedBy } from '../access';
import { isServing, type Unit } from '../directory';
import type { Actor } from '../kernel/actor';
import { DomainError } from '../kernel/domain-error';
import type { Envelope } from '../kernel/envelope';
import type { UnitId } from '../kernel/ids';
import type { Language } from '../kernel/language';
import type { Clock } from '../kernel/ports/clock';
import type { CommandResult } from '../kernel/ports/command-port';
import { CLOCK } from '../kernel/ports/tokens';
import { isWithin } from '../kernel/region';
import { instantOf, type Day } from '../kernel/time';
import { ReferenceInForce } from '../reference';
import { CommandExecutor } from '../runtime/executor';
import { dayOf } from '../sla';
import { onDutyAt, rosterAggregate, rosterStream, type OnDuty, type RosterDay } from './domain/roster';
import type { RosterErrorCode } from './messages';

export interface RosterView {
  readonly unit: UnitId;
  /** Who is on duty now. */
  readonly now: readonly OnDuty[];
  readonly days: readonly RosterDay[];
  readonly names: Readonly<Record<string, string>>;
}

const refuse = (code: RosterErrorCode, details?: Readonly<Record<string, unknown>>) =>
  new DomainError(code, details);
const DAY = 86_400_000;
const USUAL_DAYS = 7;
const MOST_DAYS = 366;

/** Sets rosters, and reads them. */
@Injectable()
export class RosterDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `directory/unknown-unit`, `access/forbidden`, `roster/not-yours`, `roster/unknown-person` */
  async set(unit: UnitId, days: readonly RosterDay[], from: Envelope): Promise<CommandResult> {
    const { directory } = this.reference.current();
    this.maySet(this.known(unit), from.actor);
    for (const { day, shifts } of days)
      for (const { person } of shifts) {
        const known = directory.person(person);
        if (known?.unit !== unit || !isServing(known, day)) throw refuse('roster/unknown-person', { person });
      }
    const set = days.map(({ day, shifts }) => ({
      day,
      shifts: shifts.map(({ person, from: begins, to }) => ({ person, from: begins, to })),
    }));
    return this.executor.execute(
      rosterAggregate,
      { ...from, stream: rosterStream(unit) },
      { verb: 'setRoster' as const, data: { unit, days: set } },
    );
  }

  /** @throws DomainError `directory/unknown-unit`, `roster/period` */
  async show(
    unit: UnitId,
    { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
    language: Language,
  ): Promise<RosterView> {
    const { name } = this.known(unit);
    const now = this.clock.now();
    const first = from ?? dayOf(now);
    const last = to ?? dayOf(instantOf(Date.parse(first) + (USUAL_DAYS - 1) * DAY));
    const span = (Date.parse(last) - Date.parse(first)) / DAY + 1;
    if (span < 1 || span > MOST_DAYS) throw refuse('roster/period', { most: MOST_DAYS });
    const { state } = await this.executor.load(rosterAggregate, rosterStream(unit));
    const days = [...state]
      .filter(([day]) => day >= first && day <= last)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, shifts]) => ({ day, shifts }));
    const onDuty = onDutyAt(state, now);
    const persons = new Set([...onDuty, ...days.flatMap(({ shifts }) => shifts)].map(({ person }) => person));
    const { ever } = this.reference.current().directory;
    const called = [...persons].map((person) => [person, ever.person(person)?.name ?? person] as const);
    return { unit, now: onDuty, days, names: { ...Object.fromEntries(called), [unit]: name[language] } };
  }

  private known(unit: UnitId): Unit {
    const known = this.reference.current().directory.unit(unit);
    if (known === undefined) throw new DomainError('directory/unknown-unit', { unit });
    return known;
  }

  private maySet({ id, region }: Unit, actor: Actor): void {
    const { permissions, directory } = this.reference.current();
    if (!permissions.may(actor.role, 'setRoster')) throw new DomainError('access/forbidden');
    const area = actor.role === 'dispatcher' ? governedBy(actor, directory) : undefined;
    if (actor.unit !== id && (area === undefined || !isWithin(region, area)))
      throw refuse('roster/not-yours');
  }
}
