import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { PersonId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Clock } from '../../kernel/ports/clock';
import type { CommandResult } from '../../kernel/ports/command-port';
import { CLOCK } from '../../kernel/ports/tokens';
import type { Sealed } from '../../kernel/sealed';
import { addMillis, type Day, type Instant } from '../../kernel/time';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { derivedId } from '../../runtime/command-ids';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { dayOf, startOfDay } from '../../sla';
import { onDutyAt, rosterAggregate, rosterStream, type OnDuty } from '../domain/roster';
import type { RosterErrorCode } from '../messages';
import { handoverAggregate, handoverStream, type HandoverId } from './handover';
import { handoversOf } from './handovers.projection';

export interface HandoverView {
  readonly id: HandoverId;
  readonly by: PersonId;
  readonly at: Instant;
  /** When the writer's shift ended. */
  readonly shiftUntil?: Instant | undefined;
  /** Null once its key is destroyed. */
  readonly note: string | null;
  readonly taken: readonly { readonly by: PersonId; readonly at: Instant }[];
}
export interface HandoversView {
  readonly unit: UnitId;
  /** Who is on duty now: whom it is for. */
  readonly now: readonly OnDuty[];
  readonly items: readonly HandoverView[];
  readonly names: Readonly<Record<string, string>>;
}
interface Asked {
  readonly waiting?: boolean | undefined;
  readonly from?: Day | undefined;
}

const refuse = (code: RosterErrorCode | 'access/forbidden' | 'directory/unknown-unit') =>
  new DomainError(code);
const DAY = 86_400_000;
/** A desk that was closed over a holiday still finds what was left for it. */
const USUAL_DAYS = 7;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Who leaves writes, who comes takes: people of the one unit, and nobody else. */
@Injectable()
export class HandoverDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `directory/unknown-unit`, `access/forbidden`, `handover/not-yours` */
  async write(
    unit: UnitId,
    note: string,
    from: Envelope,
  ): Promise<{ readonly id: HandoverId; readonly result: CommandResult }> {
    const by = this.ofUnit(unit, 'writeHandover', from.actor);
    const id: HandoverId = derivedId('handover', from.commandId);
    const shiftUntil = (await this.onDuty(unit)).find(({ person }) => person === by)?.until;
    const result = await this.executor.execute(
      handoverAggregate,
      { ...from, ifMatch: undefined, stream: handoverStream(id) },
      async () => ({
        verb: 'writeHandover' as const,
        data: { unit, by, shiftUntil, note: this.sealer.seal(await this.sealer.newKey(), note) },
      }),
    );
    return { id, result };
  }

  /** @throws DomainError `directory/unknown-unit`, `access/forbidden`, `handover/not-yours`, `handover/not-found`, `handover/own` */
  async take(unit: UnitId, id: HandoverId, from: Envelope): Promise<CommandResult> {
    const by = this.ofUnit(unit, 'takeHandover', from.actor);
    if (!UUID.test(id)) throw refuse('handover/not-found');
    return this.executor.execute(
      handoverAggregate,
      { ...from, stream: handoverStream(id) },
      { verb: 'takeHandover' as const, data: { by } },
      {
        guard: (handover) => {
          if (handover?.unit !== unit) throw refuse('handover/not-found');
        },
      },
    );
  }

  /** @throws DomainError `directory/unknown-unit`, `access/forbidden`, `handover/not-yours` */
  async list(
    unit: UnitId,
    { waiting = false, from }: Asked,
    actor: Actor,
    language: Language,
  ): Promise<HandoversView> {
    this.ofUnit(unit, 'takeHandover', actor);
    const first = from ?? dayOf(addMillis(this.clock.now(), -USUAL_DAYS * DAY));
    const rows = await handoversOf(this.readSide, { unit, waiting, since: startOfDay(first) });
    const now = await this.onDuty(unit);
    const items = await Promise.all(
      rows.map(async ({ handover, written_by, written_at, shift_until, note, takings }) => ({
        id: handover,
        by: written_by as PersonId,
        at: written_at as Instant,
        shiftUntil: (shift_until ?? undefined) as Instant | undefined,
        note: (await this.sealer.open(JSON.parse(note) as Sealed<string>)) ?? null,
        taken: takings.map(({ person, taken_at }) => ({ by: person as PersonId, at: taken_at as Instant })),
      })),
    );
    return {
      ...{ unit, now, items },
      names: this.names(unit, [...now.map(({ person }) => person), ...items.flatMap(named)], language),
    };
  }

  private names(unit: UnitId, persons: readonly PersonId[], language: Language) {
    const { ever } = this.reference.current().directory;
    return {
      ...Object.fromEntries(persons.map((person) => [person, ever.person(person)?.name ?? person])),
      [unit]: ever.unit(unit)?.name[language] ?? unit,
    };
  }

  private async onDuty(unit: UnitId): Promise<readonly OnDuty[]> {
    const { state } = await this.executor.load(rosterAggregate, rosterStream(unit));
    return onDutyAt(state, this.clock.now());
  }

  /** @returns who of the unit it is */
  private ofUnit(unit: UnitId, verb: string, actor: Actor): PersonId {
    const { permissions, directory } = this.reference.current();
    if (directory.unit(unit) === undefined) throw refuse('directory/unknown-unit');
    if (!permissions.may(actor.role, verb)) throw refuse('access/forbidden');
    if (actor.unit !== unit) throw refuse('handover/not-yours');
    return actor.id;
  }
}

const named = ({ by, taken }: HandoverView): readonly PersonId[] => [by, ...taken.map((each) => each.by)];
