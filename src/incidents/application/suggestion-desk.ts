import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { namesFrom, readAs, ReportsOfLate, type Stretch } from '../../appeals';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId, IncidentId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK } from '../../kernel/ports/tokens';
import { isWithin } from '../../kernel/region';
import { addMillis, type Instant } from '../../kernel/time';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { isWorkedDay } from '../../sla';
import { incidentAggregate, incidentStream, MOST_ATTACHED } from '../domain/incident';
import { LIKE_WINDOWS, likeWindows } from '../domain/like-windows';
import {
  suggestionsIn,
  type Evidence,
  type OpenIncident,
  type suggestedDoings,
  type Suggestion,
} from '../domain/suggesting';
import { suggestionAggregate, suggestionStream } from '../domain/turning-down';
import { incidentsAround } from '../read-models/query';
import { turnedDownSince } from '../read-models/turned-down.projection';
import { areaOf } from './area';

const HOUR = 3_600_000;
/** More are never open at once in a county; the newest of them. */
const MOST_OPEN = 100;
export const windowHours = ['6', '12', '24', '48'] as const;
export type WindowHours = (typeof windowHours)[number];
/** As many as one request takes. */
const MOST_AT_ONCE = 500;

interface SuggestedCall {
  readonly does: (typeof suggestedDoings)[number];
  readonly method: 'POST';
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface SuggestionView {
  readonly region: RegionCode;
  readonly service: ServiceId;
  readonly since: Instant;
  /** One that is open for this service there. */
  readonly incident?:
    { readonly id: IncidentId; readonly title: string | null; readonly openedAt: Instant } | undefined;
  readonly sentence: string;
  readonly evidence: Evidence;
  readonly appeals: readonly { readonly appeal: AppealId; readonly number: string; readonly at: Instant }[];
  readonly actions: readonly SuggestedCall[];
}
export interface Suggestions {
  /** What it is compared with: the same hours of like days. */
  readonly compared: readonly Stretch[];
  readonly items: readonly SuggestionView[];
  readonly names: Readonly<Record<string, string>>;
}

/** Tells dispatchers where many report the same, and remembers what they made of it. */
@Injectable()
export class SuggestionDesk {
  constructor(
    @Inject(CommandExecutor) private readonly executor: CommandExecutor,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(ReferenceInForce) private readonly reference: ReferenceInForce,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError `access/forbidden`, `incident/outside-area` */
  async list(window: WindowHours, actor: Actor, language: Language): Promise<Suggestions> {
    const reference = this.reference.current();
    const { calendar } = reference;
    const area = areaOf('openIncident', actor, reference);
    const until = this.clock.now();
    const since = addMillis(until, -Number(window) * HOUR);
    const compared = likeWindows({ from: since, until }, (day) => isWorkedDay(calendar, day));
    const reports = await this.queries.execute(new ReportsOfLate(area, compared, since, actor));
    const turnedDown = await turnedDownSince(this.readSide, since);
    const open = await this.openIn(area, actor);
    const found = suggestionsIn(reports, turnedDown, { since, times: LIKE_WINDOWS }, open);
    return {
      compared,
      items: await Promise.all(found.map((each) => this.shown(each, language))),
      names: this.namesOf(found, language),
    };
  }

  /** @throws DomainError `access/forbidden`, `incident/outside-area` */
  async turnDown(
    {
      region,
      service,
      reason,
    }: { readonly region: RegionCode; readonly service: ServiceId; readonly reason: string },
    from: Envelope,
  ): Promise<void> {
    const reference = this.reference.current();
    areaOf('turnDownSuggestion', from.actor, reference, region);
    if (reference.catalogue.known(service) === undefined) throw new DomainError('incident/unknown-service');
    await this.executor.execute(
      suggestionAggregate,
      { ...from, ifMatch: undefined, stream: suggestionStream(region, service) },
      async () => {
        const key = await this.sealer.newKey();
        const by = from.actor.unit as UnitId;
        const data = { region, service, by, reason: this.sealer.seal(key, reason), key: key.id };
        return { verb: 'turnDownSuggestion' as const, data };
      },
    );
  }

  /** Those that the caller may attach to; what was opened for no service in particular takes in none by itself. */
  private async openIn(area: RegionCode, actor: Actor): Promise<readonly OpenIncident[]> {
    if (!this.reference.current().permissions.may(actor.role, 'attachAppeals')) return [];
    const { items } = await incidentsAround(this.readSide, { around: area, state: 'open', limit: MOST_OPEN });
    return items.flatMap(({ incident, region, service, opened_at: openedAt }): readonly OpenIncident[] =>
      service === null || !isWithin(region as RegionCode, area)
        ? []
        : [
            {
              ...{ id: incident as IncidentId, region: region as RegionCode },
              ...{ service: service as ServiceId, openedAt: openedAt as Instant },
            },
          ],
    );
  }

  private async shown(
    { incident, region, service, since, evidence, appeals }: Suggestion,
    language: Language,
  ): Promise<SuggestionView> {
    const { directory, catalogue } = this.reference.current();
    const names = namesFrom(directory, catalogue);
    const [place, of] = [names.region(region)[language], names.service(service)[language]];
    const { observed, expected } = evidence;
    const title = language === 'zh' ? `${place}${of}集中反映` : `${of}, ${place}: many at once`;
    const sentence =
      incident === undefined
        ? language === 'zh'
          ? `${place}的${of}诉求有${observed}件，平时同类日子的同一时段约${expected}件`
          : `${observed} appeals about ${of} in ${place}; in the same hours of like days there are ${expected} as a rule`
        : language === 'zh'
          ? `${place}已有${of}的群体性事项在办，又有${observed}件没有列入`
          : `An incident about ${of} is open in ${place}; ${observed} more are not attached to it`;
    const call = (does: SuggestedCall['does'], path: string, body: SuggestedCall['body']): SuggestedCall => ({
      ...{ does, method: 'POST', path: `/api/v1${path}`, body },
    });
    const ids = appeals.slice(0, MOST_AT_ONCE).map(({ appeal }) => appeal);
    const known = incident && (await this.known(incident));
    return {
      ...{ region, service, since, sentence, evidence },
      ...(known && { incident: known.told }),
      appeals: appeals.map(({ appeal, number, at }) => ({ appeal, number, at })),
      actions: [
        // A thousand are as many as one takes.
        ...(known !== undefined && known.room > 0
          ? [
              call('attach', `/incidents/${known.told.id}/attach`, {
                appeals: ids.slice(0, known.room),
              }),
            ]
          : []),
        call('open', '/incidents', { title, region, service, appeals: ids }),
        call('turn-down', '/incidents/suggestions/turn-down', {
          ...{ region, service },
          reason: language === 'zh' ? '经核实，各有各的原因' : 'Looked at: each has a cause of its own',
        }),
      ],
    };
  }

  private async known({ id, openedAt }: OpenIncident) {
    const { state } = await this.executor.load(incidentAggregate, incidentStream(id));
    const title = state === null ? undefined : await this.sealer.open(readAs(state.title, state.redactions));
    return {
      told: { id, title: title ?? null, openedAt },
      room: MOST_ATTACHED - (state?.appeals.size ?? MOST_ATTACHED),
    };
  }

  private namesOf(found: readonly Suggestion[], language: Language): Readonly<Record<string, string>> {
    const { directory, catalogue } = this.reference.current();
    const names = namesFrom(directory, catalogue);
    return Object.fromEntries(
      found.flatMap(({ region, service }) => [
        [region, names.region(region)[language]],
        [service, names.service(service)[language]],
      ]),
    );
  }
}
