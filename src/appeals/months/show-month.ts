import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Actor } from '../../kernel/actor';
import { DomainError } from '../../kernel/domain-error';
import type { EventId, UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import { ReadSide } from '../../runtime/read-side';
import { AppealReader } from '../application/queries/appeal-reader';
import {
  DEFINITIONS,
  flowCodes,
  rateCodes,
  rates,
  type FigureCode,
  type RateCode,
} from '../figures/definitions';
import type { Durations } from '../figures/durations';
import { timedKinds, type Timed } from '../figures/leaves';
import { askedBy, nameOf } from '../figures/queries';
import { sumKey, type FigureScope } from '../figures/scope';
import { isSummed } from '../figures/seen';
import { liveFigures } from '../figures/tables';
import { correctionsOf, standing, valueIn, type Standing } from './corrections';
import { countMonths, type MonthCounts } from './counted';
import { monthAfter, periodIn, type Correction, type Month, type Tally } from './month';
import { MonthDesk } from './month-desk';

/** Both values of what changed after a month was frozen. */
interface Changed {
  readonly figure: FigureCode;
  readonly was: number;
  readonly is: number;
  /** Not the figure, but how much of it is left out of the rates. */
  readonly excluded?: true | undefined;
}
interface MonthRate {
  readonly rate: RateCode;
  /** Both without what is excluded. */
  readonly numerator: number;
  readonly denominator: number;
  readonly excluded: number;
  readonly share?: number | undefined;
}

export interface MonthView {
  readonly month: Month;
  readonly scope: FigureScope & { readonly name: string };
  readonly state: 'open' | 'frozen';
  readonly frozenAt?: Instant | undefined;
  readonly by?: UnitId | undefined;
  readonly definitions: number;
  /** The last event that was counted. */
  readonly upTo?: EventId | undefined;
  readonly figures: readonly { readonly figure: FigureCode; readonly count: number }[];
  readonly rates: readonly MonthRate[];
  /** No samples in what was frozen before durations were. */
  readonly took: readonly (Durations & { readonly step: Timed })[];
  /** What changed in this month after it was frozen, and in which month that counts. */
  readonly corrected: readonly (Changed & { readonly in: Month })[];
  /** What changed in earlier months, and counts in this one. */
  readonly corrections: readonly (Changed & { readonly month: Month })[];
}

/** A month of a place, a unit or a service, as it was frozen or as it stands. */
export class ShowMonth extends Query<MonthView> {
  constructor(
    readonly month: Month,
    readonly scope: FigureScope,
    readonly actor: Actor,
    readonly language: Language,
  ) {
    super();
  }
}

@QueryHandler(ShowMonth)
export class ShowMonthHandler implements IQueryHandler<ShowMonth> {
  constructor(
    @Inject(AppealReader) private readonly reader: AppealReader,
    @Inject(ReadSide) private readonly readSide: ReadSide,
    @Inject(MonthDesk) private readonly desk: MonthDesk,
  ) {}

  /** @throws DomainError `month/no-such`, `month/not-yours`, `figures/unknown-scope`, `read/not-fresh` */
  async execute({ month, scope, actor, language }: ShowMonth): Promise<MonthView> {
    periodIn(month);
    const data = this.reader.ports.inForce();
    const name = nameOf(scope, data, language);
    const isOwn = scope.kind === 'unit' && actor.unit === scope.id;
    if (!isOwn && !isSummed(askedBy({ scope }, actor, data))) throw new DomainError('month/not-yours');
    const key = sumKey(scope);
    const all = await this.desk.frozen(data.directory.county);
    const months = [...new Set([month, ...all.map((each) => each.month)])];
    const now = await countMonths(await liveFigures(this.readSide), months, {
      scopes: [key],
      timed: [month],
    });
    const frozen = all.find((each) => each.month === month);
    const mine = (changes: readonly Correction[]) => changes.filter((each) => each.scope === key);
    const since = all.flatMap((each) =>
      mine(correctionsOf(each.month, onlyOf(key, standing(each, all)), now.of(each.month))),
    );
    const newest = all.at(-1)?.month;
    const next = newest === undefined ? undefined : monthAfter(newest);
    const counts = frozen ?? now.of(month);
    return {
      ...{ month, scope: { ...scope, name }, definitions: frozen?.definitions ?? DEFINITIONS },
      state: frozen === undefined ? 'open' : 'frozen',
      ...(frozen && { frozenAt: frozen.at, by: frozen.by, upTo: frozen.upTo.event }),
      figures: flowCodes.map((figure) => ({ figure, count: valueIn(counts.figures, key, figure) })),
      rates: rateCodes.map((rate) => rateIn(rate, key, counts)),
      took: timedKinds.map((step) => ({ step, ...(counts.took?.[key]?.[step] ?? { samples: 0 }) })),
      corrected: [
        ...all.flatMap((later) => mine(later.corrections).map((each) => ({ ...each, in: later.month }))),
        ...since.map((each) => ({ ...each, in: next ?? month })),
      ]
        .filter((each) => each.month === month)
        .map(({ figure, was, is, excluded, in: counted }) => ({ figure, was, is, excluded, in: counted })),
      corrections: [...mine(frozen?.corrections ?? []), ...(month === next ? since : [])].map(
        ({ month: of, figure, was, is, excluded }) => ({ month: of, figure, was, is, excluded }),
      ),
    };
  }
}

const onlyOf = (key: string, { figures, excluded }: Standing): Standing => {
  const only = (tally: Tally): Tally => (tally[key] === undefined ? {} : { [key]: tally[key] });
  return { figures: only(figures), excluded: only(excluded) };
};

function rateIn(
  rate: RateCode,
  key: string,
  { figures, excluded }: Pick<MonthCounts, 'figures' | 'excluded'>,
): MonthRate {
  const { of, outOf } = rates[rate];
  const without = (figure: FigureCode) => valueIn(figures, key, figure) - valueIn(excluded, key, figure);
  const [numerator, denominator] = [without(of), without(outOf)];
  return {
    ...{ rate, numerator, denominator, excluded: valueIn(excluded, key, outOf) },
    ...(denominator === 0 ? {} : { share: Math.round((numerator / denominator) * 10_000) / 10_000 }),
  };
}
