import type { Directory } from '../../directory';
import type { Bilingual } from '../../kernel/language';
import { tierOf } from '../../kernel/region';
import { measures, type Group, type Input, type Inputs, type Measure } from '../../scoring';
import { rates, type FigureCode } from '../figures/definitions';
import { sumKey, type FigureScope } from '../figures/scope';
import { valueIn } from '../months/corrections';
import type { Frozen } from '../months/month';

/** What of a month is measured. */
export type Measured = Pick<Frozen, 'figures' | 'excluded' | 'took'>;

const rateOf = { 'on-time': rates.onTime, resolution: rates.resolution, satisfaction: rates.satisfaction };

/** Which figures a measure rests on: the lists of these are what was counted. */
export function figuresOf(measure: Measure): readonly FigureCode[] {
  switch (measure) {
    case 'speed':
      return ['resolved'];
    case 'backlog':
      return ['backlog', 'begun'];
    case 'on-time':
    case 'resolution':
    case 'satisfaction':
      return [rateOf[measure].of, rateOf[measure].outOf];
    default:
      return measure satisfies never;
  }
}

function inputOf(measure: Measure, key: string, { figures, excluded, took }: Measured): Input {
  const without = (figure: FigureCode) => valueIn(figures, key, figure) - valueIn(excluded, key, figure);
  switch (measure) {
    case 'speed': {
      const { median = 0, samples = 0 } = took?.[key]?.resolved ?? {};
      return { of: median, samples };
    }
    case 'backlog':
      return { of: valueIn(figures, key, 'backlog'), samples: valueIn(figures, key, 'begun') };
    case 'on-time':
    case 'resolution':
    case 'satisfaction':
      return { of: without(rateOf[measure].of), samples: without(rateOf[measure].outOf) };
    default:
      return measure satisfies never;
  }
}

export const inputsOf = (scope: FigureScope, month: Measured): Inputs =>
  Object.fromEntries(
    measures.map((measure) => [measure, inputOf(measure, sumKey(scope), month)]),
  ) as unknown as Inputs;

export interface Member {
  readonly scope: FigureScope;
  readonly name: Bilingual;
}

/** Who is compared, in the order of the directory. */
export function membersOf({ members }: Group, directory: Directory): readonly Member[] {
  if ('places' in members)
    return directory
      .allRegions()
      .filter(({ code }) => tierOf(code) === members.places)
      .map(({ code, name }) => ({
        scope: { kind: members.places, id: code },
        name: { zh: name, en: name },
      }));
  const except = members.except ?? [];
  return directory
    .allUnits()
    .filter(({ id, kind, tier }) => kind === members.units && tier === members.tier && !except.includes(id))
    .map(({ id, name }) => ({ scope: { kind: 'unit', id: id }, name }));
}
