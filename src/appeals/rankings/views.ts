import type { Instant } from '../../kernel/time';
import type { Language } from '../../kernel/language';
import type { Group, Measure } from '../../scoring';
import type { FigureCode } from '../figures/definitions';
import { linkOf } from '../figures/link';
import type { FigureScope } from '../figures/scope';
import { periodIn, type Month } from '../months/month';
import type { Edition, EditionState } from '../publication/edition';
import { figuresOf } from './inputs';
import type { RankedLine, RankingContent } from './ranking';

interface Named {
  readonly scope: FigureScope & { readonly name: string };
}
export interface PartView {
  readonly measure: Measure;
  /** Median minutes, or the numerator. */
  readonly of: number;
  readonly samples: number;
  readonly weight: number;
  /** Of 100, to two places. */
  readonly points?: number | undefined;
}
/** Absent rank and score: too few samples. */
interface LineView extends Named {
  readonly rank?: number | undefined;
  readonly score?: number | undefined;
}
export interface PublicLine extends LineView {
  /** None of who is not ranked: so few appeals would tell of their reporters. */
  readonly parts: readonly PartView[];
}
export interface StaffLine extends LineView {
  readonly parts: readonly (PartView & {
    /** Of so many it needs at least; fewer, and the line is not ranked. */
    readonly least: number;
    readonly lists: readonly { readonly figure: FigureCode; readonly list: string }[];
  })[];
}
interface FormulaView {
  readonly version: number;
  readonly components: Group['components'];
}
interface Head {
  readonly month: Month;
  readonly group: { readonly id: string; readonly name: string };
  readonly edition: number;
  readonly formula: FormulaView;
  /** Of the figures. */
  readonly definitions: number;
  readonly countedAs: RankingContent['counted']['as'];
  readonly countedUpTo?: string | undefined;
}
export interface PublicRanking extends Head {
  readonly publishedAt: Instant;
  readonly lines: readonly PublicLine[];
  /** Of each edition after the first, newest last: why it came. */
  readonly corrections: readonly {
    readonly edition: number;
    readonly reason: string;
    readonly publishedAt: Instant;
  }[];
}
export interface EditionView extends Head {
  readonly state: EditionState;
  readonly reason?: string | undefined;
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  readonly reviewedAt?: Instant | undefined;
  readonly reviewedBy?: string | undefined;
  readonly note?: string | undefined;
  readonly publishedAt?: Instant | undefined;
  readonly publishedBy?: string | undefined;
  /** Made again from what it names, it comes out the same. */
  readonly isReproduced: boolean;
  readonly lines: readonly StaffLine[];
}

export interface RankingList {
  readonly items: readonly {
    readonly month: string;
    readonly group: string;
    readonly edition: number;
    readonly state: EditionState;
    readonly changedAt: Instant;
    readonly publishedEdition?: number | undefined;
  }[];
}
export interface PublicList {
  readonly items: readonly {
    readonly month: string;
    readonly group: string;
    readonly edition: number;
    readonly publishedAt: Instant;
    readonly link: string;
  }[];
}

const hundredths = (value: number | undefined) => (value === undefined ? undefined : value / 100);

const headOf = ({ number, content }: Edition<RankingContent>, language: Language): Head => ({
  month: content.month,
  group: { id: content.group.id, name: content.group[language] },
  edition: number,
  formula: { version: content.scoring, components: content.group.components },
  definitions: content.definitions,
  countedAs: content.counted.as,
  countedUpTo: content.counted.upTo,
});

const lineOf = ({ scope, name, rank, score }: RankedLine, language: Language): LineView => ({
  scope: { ...scope, name: name[language] },
  rank,
  score: hundredths(score),
});
const partsOf = ({ parts }: RankedLine): readonly PartView[] =>
  parts.map(({ measure, of, samples, weight, points }) => ({
    ...{ measure, of, samples, weight },
    points: hundredths(points),
  }));

/** What everybody may read: nothing of who drafted it, no links to lists, no counts of who is not ranked. */
export const publicView = (
  edition: Edition<RankingContent>,
  all: readonly Edition<RankingContent>[],
  language: Language,
): PublicRanking => ({
  ...headOf(edition, language),
  publishedAt: edition.published!.at,
  lines: edition.content.lines.map((line) => ({
    ...lineOf(line, language),
    parts: line.rank === undefined ? [] : partsOf(line),
  })),
  corrections: all.flatMap(({ number, reason, published }) =>
    reason === undefined || published === undefined
      ? []
      : [{ edition: number, reason, publishedAt: published.at }],
  ),
});

export function staffView(
  edition: Edition<RankingContent>,
  isReproduced: boolean,
  language: Language,
): EditionView {
  const { content, state, reason, drafted, reviewed, published } = edition;
  const period = periodIn(content.month);
  const leastOf = new Map(content.group.components.map(({ measure, samples }) => [measure, samples]));
  const listOf = (scope: FigureScope, measure: Measure, figure: FigureCode) => {
    const isRate = measure !== 'speed' && measure !== 'backlog';
    const list = linkOf({ scope, narrowed: {} }, figure, period, isRate ? { excluded: false } : {});
    // What is protected is in no frozen figure.
    return { figure, list: `${list}&guarded=false` };
  };
  return {
    ...headOf(edition, language),
    ...{ state, reason, draftedAt: drafted.at, draftedBy: drafted.by },
    ...{ reviewedAt: reviewed?.at, reviewedBy: reviewed?.by, note: reviewed?.note },
    ...{ publishedAt: published?.at, publishedBy: published?.by },
    isReproduced,
    lines: content.lines.map((line) => ({
      ...lineOf(line, language),
      parts: partsOf(line).map((part) => ({
        ...part,
        least: leastOf.get(part.measure) ?? 0,
        lists: figuresOf(part.measure).map((figure) => listOf(line.scope, part.measure, figure)),
      })),
    })),
  };
}
