import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { namesFrom, ReportsOfLate } from '../../appeals';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { Envelope } from '../../kernel/envelope';
import type { AppealId, RegionCode, ServiceId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Clock } from '../../kernel/ports/clock';
import { CLOCK } from '../../kernel/ports/tokens';
import { addMillis, type Instant } from '../../kernel/time';
import { Sealer } from '../../privacy';
import { ReferenceInForce } from '../../reference';
import { CommandExecutor } from '../../runtime/executor';
import { ReadSide } from '../../runtime/read-side';
import { suggestionsIn, type Evidence, type suggestedDoings, type Suggestion } from '../domain/suggesting';
import { suggestionAggregate, suggestionStream } from '../domain/turning-down';
import { turnedDownSince } from '../read-models/turned-down.projection';
import { areaOf } from './area';

const HOUR = 3_600_000;
/** How long before is looked at, in hours: eight weeks, into which every window fits. */
const BEFORE_HOURS = 1_344;
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
  readonly sentence: string;
  readonly evidence: Evidence;
  readonly appeals: readonly { readonly appeal: AppealId; readonly number: string; readonly at: Instant }[];
  readonly actions: readonly SuggestedCall[];
}
export interface Suggestions {
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
    const area = areaOf('openIncident', actor, this.reference.current());
    const hours = Number(window);
    const since = addMillis(this.clock.now(), -hours * HOUR);
    const reports = await this.queries.execute(
      new ReportsOfLate(area, addMillis(since, -BEFORE_HOURS * HOUR), since, actor),
    );
    const turnedDown = await turnedDownSince(this.readSide, since);
    const found = suggestionsIn(reports, turnedDown, { since, times: BEFORE_HOURS / hours });
    return { items: found.map((each) => this.shown(each, language)), names: this.namesOf(found, language) };
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

  private shown(
    { region, service, since, evidence, appeals }: Suggestion,
    language: Language,
  ): SuggestionView {
    const { directory, catalogue } = this.reference.current();
    const names = namesFrom(directory, catalogue);
    const [place, of] = [names.region(region)[language], names.service(service)[language]];
    const { observed, expected } = evidence;
    const title = language === 'zh' ? `${place}${of}集中反映` : `${of}, ${place}: many at once`;
    const sentence =
      language === 'zh'
        ? `${place}的${of}诉求有${observed}件，平时同样时长约${expected}件`
        : `${observed} appeals about ${of} in ${place}; in as long a time there are ${expected} as a rule`;
    const call = (does: SuggestedCall['does'], path: string, body: SuggestedCall['body']): SuggestedCall => ({
      ...{ does, method: 'POST', path: `/api/v1${path}`, body },
    });
    const ids = appeals.slice(0, MOST_AT_ONCE).map(({ appeal }) => appeal);
    return {
      ...{ region, service, since, sentence, evidence },
      appeals: appeals.map(({ appeal, number, at }) => ({ appeal, number, at })),
      actions: [
        call('open', '/incidents', { title, region, service, appeals: ids }),
        call('turn-down', '/incidents/suggestions/turn-down', {
          ...{ region, service },
          reason: language === 'zh' ? '经核实，各有各的原因' : 'Looked at: each has a cause of its own',
        }),
      ],
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
