import type { UnitId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Instant } from '../../kernel/time';
import type { Edition, EditionState } from '../publication/edition';
import type { BulletinContent, BulletinId, BulletinState, Mention } from './bulletin';

interface Said {
  readonly title: string;
  readonly text: string;
  readonly units: readonly { readonly unit: UnitId; readonly name: string; readonly as: Mention }[];
  readonly basis: BulletinContent['basis'];
}
interface AnswerView {
  readonly unit: UnitId;
  readonly name: string;
  readonly text: string;
  readonly at: Instant;
}
export interface PublicBulletin extends Said {
  readonly id: BulletinId;
  readonly edition: number;
  readonly publishedAt: Instant;
  readonly corrections: readonly {
    readonly edition: number;
    readonly reason: string;
    readonly publishedAt: Instant;
  }[];
  readonly answers: readonly AnswerView[];
}
export interface BulletinEditionView extends Said {
  readonly edition: number;
  readonly state: EditionState;
  readonly reason?: string | undefined;
  readonly draftedAt: Instant;
  readonly draftedBy: string;
  readonly reviewedAt?: Instant | undefined;
  readonly reviewedBy?: string | undefined;
  readonly note?: string | undefined;
  readonly publishedAt?: Instant | undefined;
  readonly publishedBy?: string | undefined;
}
export interface BulletinView {
  readonly id: BulletinId;
  /** The newest first. */
  readonly editions: readonly BulletinEditionView[];
  readonly answers: readonly AnswerView[];
}

export interface BulletinList {
  readonly items: readonly {
    readonly id: BulletinId;
    readonly title: string;
    readonly edition: number;
    readonly state: EditionState;
    readonly changedAt: Instant;
    readonly publishedEdition?: number | undefined;
  }[];
}
export interface PublishedBulletins {
  readonly items: readonly {
    readonly id: BulletinId;
    readonly title: string;
    readonly edition: number;
    readonly publishedAt: Instant;
    readonly link: string;
  }[];
}

const saidIn = ({ title, text, units, basis }: BulletinContent, language: Language): Said => ({
  ...{ title, text, basis },
  units: units.map(({ unit, name, as }) => ({ unit, name: name[language], as })),
});

const answersIn = ({ editions, answers }: BulletinState, language: Language): readonly AnswerView[] => {
  const names = new Map(
    editions.flatMap(({ content }) => content.units.map(({ unit, name }) => [unit, name[language]] as const)),
  );
  return answers.map(({ unit, text, at }) => ({ unit, name: names.get(unit) ?? unit, text, at }));
};

/** What everybody reads. */
export const publicBulletin = (
  id: BulletinId,
  { number, content, published }: Edition<BulletinContent>,
  state: BulletinState,
  language: Language,
): PublicBulletin => ({
  ...{ id, edition: number, publishedAt: published!.at },
  ...saidIn(content, language),
  corrections: state.editions.flatMap((each) =>
    each.reason === undefined || each.published === undefined
      ? []
      : [{ edition: each.number, reason: each.reason, publishedAt: each.published.at }],
  ),
  answers: answersIn(state, language),
});

/** What the county reads: drafts, too, and whose they are. */
export const bulletinViewOf = (id: BulletinId, state: BulletinState, language: Language): BulletinView => ({
  id,
  editions: state.editions
    .map(({ number, state: stands, reason, content, drafted, reviewed, published }) => ({
      ...{ edition: number, state: stands, reason },
      ...saidIn(content, language),
      ...{ draftedAt: drafted.at, draftedBy: drafted.by },
      ...{ reviewedAt: reviewed?.at, reviewedBy: reviewed?.by, note: reviewed?.note },
      ...{ publishedAt: published?.at, publishedBy: published?.by },
    }))
    .reverse(),
  answers: answersIn(state, language),
});
