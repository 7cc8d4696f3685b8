import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { visibleFilter, type VisibleFilter } from '../../access';
import type { Catalogue } from '../../catalogue';
import { isStaff, type Actor } from '../../kernel/actor';
import type { AppealId, AppealNumber, IncidentId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import { levelsOf, villageOf } from '../../kernel/region';
import { addMillis, type Instant } from '../../kernel/time';
import { ReadSide } from '../../runtime/read-side';
import { AppealReader, type ReadAppeal } from '../application/queries/appeal-reader';
import { firstLine } from '../application/queries/list-items';
import type { Status } from '../domain/values';
import { besideOf } from '../read-models/beside';
import { from, type ReadTables } from '../read-models/tables';
import { namesIn } from '../views/names-in';
import { callsFor, type Call } from './calls';
import { candidatesFor, type CandidateRow } from './candidates';
import {
  alikeSentence,
  LIKELY,
  likenessOf,
  type Alike,
  type Likened,
  type Likeness,
  type Point,
} from './likeness';
import { pairsProjection } from './pairs.projection';

export interface Duplicate {
  readonly appeal: AppealId;
  readonly number: AppealNumber;
  readonly status: Status;
  readonly service?: ServiceId | undefined;
  readonly region: RegionCode;
  readonly reportedAt: Instant;
  readonly endorsements: number;
  /** What staff see of it in a list, too. */
  readonly headline?: string | null | undefined;
  readonly holder?: UnitId | undefined;
  readonly incident?: IncidentId | undefined;
  readonly score: number;
  readonly reasons: readonly (Alike & { readonly sentence: string })[];
  /** What the caller may make of it, each one call. */
  readonly calls: readonly Call[];
}
export interface Duplicates {
  readonly items: readonly Duplicate[];
  readonly names: Readonly<Record<string, string>>;
}

/** Which appeals are likely of the same matter as this one. */
export class ShowDuplicates extends Query<Duplicates> {
  constructor(
    readonly appeal: AppealId,
    readonly days: number,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

const DAY_MILLIS = 86_400_000;
const SHOWN = 20;
/** From other villages: each is read for its point. */
const MOST_POINTS = 60;
/** Streams are read a few at a time: whoever waits for an answer goes between. */
const AT_ONCE = 8;

/** The public view of all that has one. */
const PUBLIC: VisibleFilter = {
  anyOf: 'everything',
  hiddenIfNamed: { units: [], persons: [], byConfirmedOnly: false },
  violationsHidden: 'all',
  claims: false,
};

/** A device may find such a matter, too: it is of a place, and says nothing of whoever reports it. */
const ofPlaces = (catalogue: Catalogue): readonly ServiceId[] =>
  catalogue
    .all()
    .filter(({ origins, violation }) => origins.includes('device') && !violation)
    .map(({ id }) => id);

@QueryHandler(ShowDuplicates)
export class ShowDuplicatesHandler implements IQueryHandler<ShowDuplicates> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
  ) {}

  /** @throws DomainError `appeal/not-found` */
  async execute({ appeal, days, actor, language }: ShowDuplicates): Promise<Duplicates> {
    const read = await this.reader.read(appeal, actor);
    // The lead's handler could be whom it hides from: it is handled alone.
    if (read.appeal.violation || read.appeal.accused.length > 0) return { items: [], names: {} };
    const { ports } = this.reader;
    const { permissions, directory, catalogue } = ports.inForce();
    const tables = await ports.readTables.current();
    const { appeals_apart: apart = '' } = await this.readSide.activeTables(pairsProjection.name);
    const { place, service, receivedAt: at } = read.detail;
    const point = await this.pointOf(read);
    const millis = days * DAY_MILLIS;
    const rows = await candidatesFor(
      tables,
      apart,
      isStaff(actor) ? visibleFilter(actor, permissions, directory) : PUBLIC,
      {
        ...{ appeal, region: place.region, service, hasPoint: point !== undefined, at },
        ...{ from: addMillis(at, -millis), to: addMillis(at, millis) },
        ...(isStaff(actor) ? {} : { services: ofPlaces(catalogue) }),
      },
    );
    const words = isStaff(actor) ? await wordsOf(tables, appeal) : undefined;
    const one: Likened = { region: place.region, point, service, at, words };
    const likely = (await this.likenesses(one, rows, actor, millis))
      .filter(({ likeness }) => likeness.score >= LIKELY)
      .sort((a, b) => b.likeness.score - a.likeness.score || (a.row.appeal < b.row.appeal ? -1 : 1))
      .slice(0, SHOWN);
    const items = await this.shown(read, likely, tables, actor, language);
    const names = namesIn(
      {
        services: items.map((item) => item.service),
        regions: items.map((item) => item.region),
        units: items.map((item) => item.holder),
      },
      this.reader.names(),
      language,
    );
    return { items, names };
  }

  private async likenesses(
    one: Likened,
    rows: readonly CandidateRow[],
    actor: Actor,
    millis: number,
  ): Promise<readonly { readonly row: CandidateRow; readonly likeness: Likeness }[]> {
    const village = villageOf(one.region);
    const isHere = (row: CandidateRow) => village !== undefined && row.village === village;
    const elsewhere = isStaff(actor) ? rows.filter((row) => !isHere(row)) : [];
    const read = await inTurn(elsewhere.slice(0, MOST_POINTS), async ({ appeal }) => {
      const point = await this.pointOf(await this.reader.load(appeal as AppealId));
      return [appeal, point] as const;
    });
    const points = new Map(read);
    return rows.map((row) => ({
      row,
      likeness: likenessOf(one, likened(row, points.get(row.appeal), actor), millis),
    }));
  }

  private async pointOf({ detail }: Pick<ReadAppeal, 'detail'>): Promise<Point | undefined> {
    const { location } = detail.place;
    return location && (await this.reader.ports.sealer.open(location));
  }

  private async shown(
    read: ReadAppeal,
    likely: readonly { readonly row: CandidateRow; readonly likeness: Likeness }[],
    tables: ReadTables,
    actor: Actor,
    language: Language,
  ): Promise<readonly Duplicate[]> {
    const staff = isStaff(actor);
    const beside = await besideOf(tables, staff ? likely.map(({ row }) => row.appeal) : []);
    return inTurn(likely, async ({ row, likeness }): Promise<Duplicate> => {
      const said = staff ? beside.said(row.appeal) : undefined;
      const text = said && ((await this.reader.ports.sealer.open(said)) ?? null);
      const reasons = likeness.reasons.map((reason) => ({
        ...reason,
        sentence: alikeSentence(reason)[language],
      }));
      return {
        appeal: row.appeal as AppealId,
        number: row.number as AppealNumber,
        status: row.status,
        service: (row.service ?? undefined) as ServiceId | undefined,
        region: shownPlace(row.region as RegionCode, actor),
        reportedAt: row.reported_at as Instant,
        endorsements: row.endorsements,
        ...(staff && {
          headline: text && firstLine(text),
          holder: (row.holder ?? undefined) as UnitId | undefined,
          incident: (row.incident ?? undefined) as IncidentId | undefined,
        }),
        score: likeness.score,
        reasons,
        calls: callsFor({
          ...{ one: read, other: await this.reader.load(row.appeal as AppealId) },
          ...{ actor, language, reasons, reader: this.reader },
        }),
      };
    });
  }
}

/** To the village, for who is no staff: as the public view has it. */
const shownPlace = (region: RegionCode, actor: Actor): RegionCode =>
  isStaff(actor) ? region : (levelsOf(region).slice(0, 3).at(-1) ?? region);

/** Who may not see where others stood learns it by no reason and no score either: three distances are a place. */
const likened = (row: CandidateRow, point: Point | undefined, actor: Actor): Likened => ({
  region: shownPlace(row.region as RegionCode, actor),
  point: isStaff(actor) ? point : undefined,
  service: (row.service ?? undefined) as ServiceId | undefined,
  at: row.reported_at as Instant,
  words: isStaff(actor) && row.words ? row.words.split(' ') : undefined,
});

async function wordsOf(tables: ReadTables, appeal: AppealId): Promise<readonly string[] | undefined> {
  const row = await tables.kysely
    .selectFrom(from(tables, 'search_words', 'w'))
    .select('w.words')
    .where('w.appeal', '=', appeal)
    .executeTakeFirst();
  return row?.words ? row.words.split(' ') : undefined;
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  each: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let n = 0; n < items.length; n += AT_ONCE)
    results.push(...(await Promise.all(items.slice(n, n + AT_ONCE).map(each))));
  return results;
}
