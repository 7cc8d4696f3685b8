import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { levelColumns, visibleFilter, type VisibleFilter } from '../../../access';
import { isOfCounty } from '../../../directory';
import type { Actor } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import type { RegionCode, UnitId } from '../../../kernel/ids';
import { withCountyTime } from '../../../kernel/county-time';
import type { Language } from '../../../kernel/language';
import type { Instant } from '../../../kernel/time';
import { waitingHandovers } from '../../../rosters';
import { openWatched } from '../../looking/query';
import { ReadSide } from '../../../runtime/read-side';
import { riskiest } from '../../read-models/triage/risk';
import { PAUSED } from '../../read-models/triage/row';
import type { Standing } from '../../read-models/triage/standing';
import {
  groupCounts,
  triageOf,
  type GroupCounts,
  type RankedRow,
  type Scope,
  type TriageQuery,
} from '../../read-models/triage/query';
import { reasonsOf, type Reason } from '../../views/reasons';
import type { ListItem } from './list-items';
import type { ListPage } from './list-queries';
import { AppealReader } from './appeal-reader';
import type { AskedActions } from './action';
import { actionsOn } from './actions-on';
import { pageOfItems } from './page-of-items';

/** A row of the list, and why it stands where it stands. */
export type RankedItem = ListItem & {
  readonly risk: {
    /** By when it wants looking at; absent while everything is paused. */
    readonly at?: Instant | undefined;
    /** The unit whose move it is. */
    readonly unit?: UnitId | undefined;
    /** Until when. */
    readonly until?: Instant | undefined;
    readonly reasons: readonly (Omit<Reason, 'sentence'> & { readonly sentence: string })[];
  };
};
export interface TriagePage extends ListPage<RankedItem> {
  /** On the first page only. */
  readonly groups?: GroupCounts | undefined;
}
export type AskedTriage = Omit<TriageQuery, 'now'> & {
  /** Says in each row what the caller may send now: the appeals themselves are read for it. */
  readonly actions?: AskedActions;
};

export class ShowTriage extends Query<TriagePage> {
  constructor(
    readonly query: AskedTriage,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

/** Of the menu: the groups of triage, and what was left for whoever comes on duty. */
export interface Counters extends GroupCounts {
  readonly handovers: number;
  /** Of an auditor of the county: unusual looking that nobody has said anything of. */
  readonly looking?: number | undefined;
}

export class ShowCounters extends Query<Counters> {
  constructor(readonly actor: Actor) {
    super();
  }
}

/** Desks look at the whole of their place, people of a unit at what their unit owes. */
export function scopeOf(actor: Actor, visible: VisibleFilter, asked: Scope = {}): Scope {
  if (asked.region !== undefined || asked.unit !== undefined) return asked;
  if (visible.anyOf === 'everything') return {};
  if (actor.role === 'officer' || actor.role === 'grid-worker') return { unit: actor.unit };
  const place = visible.anyOf.find((way) => (levelColumns as readonly string[]).includes(way.column));
  return place !== undefined && 'equals' in place
    ? { region: place.equals as RegionCode }
    : { unit: actor.unit };
}

function riskOf(row: RankedRow, language: Language, now: Instant, parked: boolean): RankedItem['risk'] {
  const standing = JSON.parse(row.standing) as Standing;
  const first = riskiest(standing, row.urgency)?.owed;
  return withCountyTime({
    at: row.risk_at === PAUSED ? undefined : (row.risk_at as Instant),
    unit: first?.owner as UnitId | undefined,
    until: first?.dueAt,
    reasons: reasonsOf(standing, first, row.urgency, now, parked).map(({ sentence, ...reason }) => ({
      ...reason,
      sentence: sentence[language],
    })),
  });
}

@QueryHandler(ShowTriage)
export class ShowTriageHandler implements IQueryHandler<ShowTriage> {
  constructor(@Inject(AppealReader) private readonly reader: AppealReader) {}

  /** @throws DomainError `directory/unknown-unit`, `request/cursor-invalid` */
  async execute({
    query: { region, unit, actions, ...query },
    actor,
    language,
  }: ShowTriage): Promise<TriagePage> {
    const { permissions, directory } = this.reader.ports.inForce();
    if (unit !== undefined && directory.unit(unit) === undefined)
      throw new DomainError('directory/unknown-unit', { unit });
    const tables = await this.reader.ports.readTables.current();
    const visible = visibleFilter(actor, permissions, directory);
    const scope = scopeOf(actor, visible, { region, unit });
    const now = this.reader.ports.clock.now();
    const [page, groups, parked] = await Promise.all([
      triageOf(tables, visible, { ...query, ...scope, now }),
      query.cursor === undefined ? groupCounts(tables, visible, scope, now) : undefined,
      tables.parked(),
    ]);
    const rows = new Map(page.items.map((row) => [row.appeal, row]));
    const items = await pageOfItems(
      page,
      this.reader.ports,
      { tables, actor, language, actionsOn: actionsOn(this.reader, actor, actions) },
      (item) => ({
        ...item,
        risk: riskOf(
          rows.get(item.id) as RankedRow,
          language,
          now,
          (parked as readonly string[]).includes(item.id),
        ),
      }),
    );
    return { ...items, groups };
  }
}

@QueryHandler(ShowCounters)
export class ShowCountersHandler implements IQueryHandler<ShowCounters> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  async execute({ actor }: ShowCounters): Promise<Counters> {
    const { permissions, directory } = this.reader.ports.inForce();
    const visible = visibleFilter(actor, permissions, directory);
    const tables = await this.reader.ports.readTables.current();
    const isAuditor = actor.role === 'auditor' && isOfCounty(actor, directory);
    const [groups, handovers, looking] = await Promise.all([
      groupCounts(tables, visible, scopeOf(actor, visible), this.reader.ports.clock.now()),
      actor.unit === undefined ? 0 : waitingHandovers(this.readSide, actor.unit, actor.id),
      isAuditor ? openWatched(this.readSide) : undefined,
    ]);
    return { ...groups, handovers, looking };
  }
}
