import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CountedAppeals,
  namesFrom,
  readAs,
  type CountedAppeal,
  type Redactions,
  type ResolutionOutcome,
} from '../../appeals';
import { PROBLEMS } from '../../edge';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Recorded } from '../../kernel/event';
import type { AppealId, IncidentId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Problems } from '../../kernel/problem';
import { isWithin } from '../../kernel/region';
import type { Sealed } from '../../kernel/sealed';
import type { Instant } from '../../kernel/time';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import {
  incidentAggregate,
  incidentStream,
  MOST_ATTACHED,
  type Answer,
  type Incident,
  type IncidentEvent,
} from '../domain/incident';
import { incidentsAround } from '../read-models/query';
import type { IncidentState } from '../read-models/row';

interface Refusal {
  readonly code: string;
  readonly title: string;
}
export interface CountedView extends CountedAppeal {
  /** What became of the incident's answer there. */
  readonly answer?: 'asked' | 'resolved' | 'refused' | undefined;
  readonly refusal?: Refusal | undefined;
}

export interface IncidentView {
  readonly id: IncidentId;
  readonly title: string | null;
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  readonly by: UnitId;
  readonly state: IncidentState;
  readonly openedAt: Instant;
  readonly told: readonly { readonly at: Instant; readonly by: UnitId; readonly note: string | null }[];
  readonly resolution?:
    | {
        readonly at: Instant;
        readonly by: UnitId;
        readonly outcome: ResolutionOutcome;
        readonly account: string | null;
      }
    | undefined;
  /** Of those that the caller may see. */
  readonly counts: { readonly attached: number; readonly resolved: number; readonly refused: number };
  readonly appeals: readonly CountedView[];
  /** Who would not join, of those that the caller may see: to who runs it. */
  readonly notJoined: readonly (Refusal & { readonly appeal: AppealId })[];
  readonly names: Readonly<Record<string, string>>;
}

export interface IncidentLine {
  readonly id: IncidentId;
  readonly title: string | null;
  readonly region: RegionCode;
  readonly service?: ServiceId | undefined;
  readonly by: UnitId;
  readonly state: IncidentState;
  readonly openedAt: Instant;
}
export interface IncidentPage {
  readonly items: readonly IncidentLine[];
  readonly next?: string | undefined;
  readonly names: Readonly<Record<string, string>>;
}

/** Incidents as staff of the place see them: of the appeals, those that each may see anyway. */
@Injectable()
export class ShowIncidents {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(PROBLEMS) private readonly problems: Problems,
  ) {}

  async list(
    query: {
      readonly state?: IncidentState | undefined;
      readonly cursor?: string | undefined;
      readonly limit: number;
    },
    actor: Actor,
    language: Language,
  ): Promise<IncidentPage> {
    const around = this.placeOf(actor);
    if (around === undefined) return { items: [], names: {} };
    const { items, next } = await incidentsAround(this.readSide, { around, ...query });
    const lines = await Promise.all(
      items.map(async (row): Promise<IncidentLine> => ({
        id: row.incident as IncidentId,
        title: await this.opened(JSON.parse(row.title) as Sealed<string>),
        region: row.region as RegionCode,
        ...(row.service === null ? {} : { service: row.service as ServiceId }),
        by: row.by_unit as UnitId,
        state: row.state,
        openedAt: row.opened_at as Instant,
      })),
    );
    return {
      items: lines,
      ...(next === undefined ? {} : { next }),
      names: this.namesOf(lines, [], language),
    };
  }

  /** @throws DomainError `incident/not-found` */
  async show(id: IncidentId, actor: Actor, language: Language): Promise<IncidentView> {
    const { state: incident, events } = await this.executor.load(incidentAggregate, incidentStream(id));
    if (incident === null || !this.isAround(incident.region, actor))
      throw new DomainError('incident/not-found');
    const counted = await this.queries.execute(new CountedAppeals(id, MOST_ATTACHED, actor));
    const appeals = counted.map((each) => ({
      ...each,
      ...this.answerOf(incident.answers.get(each.appeal), language),
    }));
    const { title, region, service, by } = incident;
    const { redactions } = incident;
    const story = await this.storyOf(events, redactions);
    const view = {
      ...{ id, title: await this.opened(readAs(title, redactions)), region, service, by, ...story },
      state: incident.isResolved ? ('resolved' as const) : ('open' as const),
      counts: {
        attached: appeals.length,
        resolved: appeals.filter(({ answer }) => answer === 'resolved').length,
        refused: appeals.filter(({ answer }) => answer === 'refused').length,
      },
      appeals,
      notJoined: await this.notJoined(incident, actor, language),
    };
    return { ...view, names: this.namesOf([view], appeals, language) };
  }

  private async storyOf(events: readonly Recorded<IncidentEvent>[], redactions: Redactions) {
    const told: { at: Instant; by: UnitId; note: string | null }[] = [];
    let openedAt: Instant | undefined;
    let resolution: IncidentView['resolution'];
    for (const { event, metadata } of events) {
      const at = metadata.occurredAt;
      openedAt ??= at;
      if (event.type === 'IncidentTold')
        told.push({ at, by: event.data.by, note: await this.opened(readAs(event.data.note, redactions)) });
      if (event.type === 'IncidentResolved') {
        const { by, outcome, account } = event.data;
        resolution = { at, by, outcome, account: await this.opened(readAs(account, redactions)) };
      }
    }
    return { openedAt: openedAt as Instant, told, ...(resolution === undefined ? {} : { resolution }) };
  }

  private async notJoined({ refused, region }: Incident, actor: Actor, language: Language) {
    const own = this.placeOf(actor);
    if (refused.size === 0 || actor.role !== 'dispatcher' || own === undefined || !isWithin(region, own))
      return [];
    return [...refused].map(([appeal, code]) => ({ appeal, ...this.refusalOf(code, language) }));
  }

  private answerOf(answer: Answer | undefined, language: Language): Pick<CountedView, 'answer' | 'refusal'> {
    if (answer === undefined) return {};
    return typeof answer === 'string'
      ? { answer }
      : { answer: 'refused', refusal: this.refusalOf(answer.refused, language) };
  }

  private refusalOf(code: string, language: Language): Refusal {
    return { code, title: this.problems[code]?.title[language] ?? code };
  }

  private async opened(sealed: Sealed<string>): Promise<string | null> {
    return (await this.sealer.open(sealed)) ?? null;
  }

  private placeOf({ region, unit }: Actor): RegionCode | undefined {
    return region ?? (unit && this.reference.current().directory.unit(unit)?.region);
  }

  /** It lies in their place, or their place in it. */
  private isAround(region: RegionCode, actor: Actor): boolean {
    const own = this.placeOf(actor);
    return own !== undefined && (isWithin(region, own) || isWithin(own, region));
  }

  private namesOf(
    lines: readonly Pick<IncidentLine, 'region' | 'service' | 'by'>[],
    appeals: readonly CountedAppeal[],
    language: Language,
  ): Readonly<Record<string, string>> {
    const { directory, catalogue } = this.reference.current();
    const names = namesFrom(directory, catalogue);
    const called: Record<string, string> = {};
    for (const { region, service, by } of lines) {
      called[region] = names.region(region)[language];
      called[by] = names.unit(by)[language];
      if (service !== undefined) called[service] = names.service(service)[language];
    }
    for (const { region, holder } of appeals) {
      called[region] = names.region(region)[language];
      if (holder !== undefined) called[holder] = names.unit(holder)[language];
    }
    return called;
  }
}
