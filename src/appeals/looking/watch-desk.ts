import { Inject, Injectable } from '@nestjs/common';
import { AuditReads, visibleFilter } from '../../access';
import { isOfCounty } from '../../directory';
import { withCountyTime } from '../../kernel/county-time';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { PersonId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { CommandResult } from '../../kernel/ports/command-port';
import type { Sealed } from '../../kernel/sealed';
import { calledPurpose, type LookSignal } from '../../looking';
import { ReadSide } from '../../runtime/read-side';
import { AppealReader } from '../application/queries/appeal-reader';
import { accessItem, openerOf, type AccessItem } from '../registers/items';
import { liveRegisters, registerOf } from '../registers/query';
import { namesIn } from '../views/names-in';
import type { WatchState } from './kinds';
import { stateOf, watchedOf, type WatchQuery } from './query';
import { watchSentence } from './sentences';
import type { WatchRow } from './watch.projection';
import { watchAggregate, watchStream } from './watching';

/** Shown behind one signal; how many there are, `count` says. */
const MOST_SHOWN = 50;

export interface WatchItem {
  readonly id: string;
  readonly signal: LookSignal;
  readonly sentence: string;
  readonly person: PersonId;
  readonly called: string;
  readonly role: string;
  readonly unit?: UnitId | undefined;
  readonly at: string;
  readonly from: string;
  readonly to: string;
  /** The threshold that it reached, and of which version of the rules. */
  readonly threshold: { readonly looks: number; readonly minutes: number; readonly version: number };
  readonly count: number;
  readonly looks: readonly AccessItem[];
  readonly state: WatchState;
  readonly decidedBy?: PersonId | undefined;
  readonly decidedAt?: string | undefined;
  readonly reason?: string | null | undefined;
}
export interface WatchPage {
  readonly items: readonly WatchItem[];
  readonly next?: string | undefined;
  readonly names: Readonly<Record<string, string>>;
}

/** 异常查阅: lists who looks at what may be none of their business, and keeps what auditors say of it. */
@Injectable()
export class WatchDesk {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(AuditReads) private readonly reads: AuditReads,
  ) {}

  /** On record first; for auditors of the county alone, as look-ups are. @throws DomainError `request/cursor-invalid` */
  async list(
    query: WatchQuery,
    page: { readonly cursor?: string | undefined; readonly limit: number },
    from: Envelope,
    language: Language,
  ): Promise<WatchPage> {
    const { directory } = this.reader.ports.inForce();
    const asked = Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)] as const],
    );
    const { county } = directory;
    await this.reads.ofRegister({ county, register: 'looking', asked: Object.fromEntries(asked), from });
    if (!isOfCounty(from.actor, directory)) return { items: [], names: {} };
    const { items: rows, next } = await watchedOf(this.readSide, query, page);
    const looks = await this.looksBehind(rows, from, language);
    const items = await Promise.all(rows.map((row) => this.itemOf(row, looks, language)));
    const names = namesIn(
      { units: items.flatMap((item) => [item.unit, ...item.looks.map(({ by }) => by.unit as UnitId)]) },
      this.reader.names(),
      language,
    );
    return { items, next, names };
  }

  /** @throws DomainError `access/forbidden`, `looking/not-found`, `looking/own`, `signal/decided-so` */
  async decide(
    id: string,
    { confirmed, reason }: { readonly confirmed: boolean; readonly reason: string },
    from: Envelope,
  ): Promise<CommandResult> {
    const { permissions, directory } = this.reader.ports.inForce();
    const { actor } = from;
    if (!permissions.may(actor.role, 'decideLookSignal')) throw new DomainError('access/forbidden');
    const [row] = isOfCounty(actor, directory)
      ? (await watchedOf(this.readSide, { id }, { limit: 1 })).items
      : [];
    if (row === undefined) throw new DomainError('looking/not-found');
    const { sealer, executor } = this.reader.ports;
    return executor.execute(
      watchAggregate,
      { ...from, stream: watchStream(row.person as PersonId) },
      async () => ({
        verb: 'decideLookSignal' as const,
        data: {
          ...{ signal: Number(id.slice(id.lastIndexOf('.') + 1)), confirmed },
          reason: sealer.seal(await sealer.newKey(), reason),
        },
      }),
    );
  }

  /** As the register has them, for whoever may read them there. */
  private async looksBehind(
    rows: readonly WatchRow[],
    { actor }: Envelope,
    language: Language,
  ): Promise<ReadonlyMap<string, AccessItem>> {
    const event = rows.flatMap(behind);
    if (event.length === 0) return new Map();
    const { permissions, directory, looking } = this.reader.ports.inForce();
    const source = await liveRegisters(this.readSide);
    const visible = visibleFilter(actor, permissions, directory);
    const query = { where: { event }, limit: event.length };
    const { items } = await registerOf(source, 'register_accesses', query, { visible, ofCounty: true });
    const open = openerOf(this.reader.ports.sealer);
    const called = (purpose: string) => calledPurpose(purpose, looking)[language];
    const told = await Promise.all(items.map((line) => accessItem(line, open, called)));
    return new Map(told.map((item) => [item.event, { ...item, at: withCountyTime({ at: item.at }).at }]));
  }

  private async itemOf(
    row: WatchRow,
    looks: ReadonlyMap<string, AccessItem>,
    language: Language,
  ): Promise<WatchItem> {
    const { signal, person, role, at, since, until, most, minutes, rules, reason } = row;
    const count = (JSON.parse(row.looks) as readonly string[]).length;
    const code = row.code as LookSignal;
    const told = withCountyTime({
      ...{ at, from: since, to: until },
      decidedAt: row.decided_at ?? undefined,
    });
    return {
      ...{ id: signal, signal: code, person: person as PersonId, role, count, ...told },
      sentence: watchSentence({ code, count, minutes })[language],
      called: this.reader.names().person(person as PersonId)[language],
      unit: (row.unit ?? undefined) as UnitId | undefined,
      threshold: { looks: most, minutes, version: rules },
      looks: behind(row).flatMap((event) => looks.get(event) ?? []),
      state: stateOf(row),
      decidedBy: (row.decided_by ?? undefined) as PersonId | undefined,
      reason:
        reason === null
          ? undefined
          : ((await this.reader.ports.sealer.open(JSON.parse(reason) as Sealed<string>)) ?? null),
    };
  }
}

/** The last of them. */
const behind = ({ looks }: WatchRow): readonly string[] =>
  (JSON.parse(looks) as readonly string[]).slice(-MOST_SHOWN);
