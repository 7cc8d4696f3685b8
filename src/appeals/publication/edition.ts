import { DomainError } from '../../kernel/domain-error';
import type { EventFacts } from '../../kernel/event';
import type { Instant } from '../../kernel/time';
import type { PublicationErrorCode } from './messages';

export const editionStates = ['draft', 'returned', 'approved', 'published', 'replaced'] as const;
export type EditionState = (typeof editionStates)[number];

/** Somebody's act on an edition. */
interface Act {
  readonly by: string;
  readonly at: Instant;
}

/** What is published once, or waits to be: a correction is the next edition, and the one before stays readable. */
export interface Edition<Content> {
  /** From 1. */
  readonly number: number;
  readonly state: EditionState;
  readonly content: Content;
  /** Why it was corrected; absent of the first. */
  readonly reason?: string | undefined;
  /** Everybody who drafted it: none of them reviews or publishes it. */
  readonly authors: readonly string[];
  readonly drafted: Act;
  readonly reviewed?: (Act & { readonly note?: string | undefined }) | undefined;
  readonly published?: Act | undefined;
}
/** In their order; only the last can be worked on. */
export type Editions<Content> = readonly Edition<Content>[];

const refuse = (code: PublicationErrorCode) => new DomainError(code);
const actOf = ({ actor, occurredAt }: EventFacts): Act => ({ by: actor.id, at: occurredAt });

/** The newest that is on show. */
export const shown = <Content>(editions: Editions<Content>): Edition<Content> | undefined =>
  editions.findLast(({ state }) => state === 'published');

/** What a first draft replaces or becomes. @throws DomainError `publication/published` */
export function mayDraft(editions: Editions<unknown>): number {
  const last = editions.at(-1);
  if (last?.state === 'published') throw refuse('publication/published');
  return last?.number ?? 1;
}

/** @returns the number of the edition that corrects. @throws DomainError `publication/not-published` */
export function mayCorrect(editions: Editions<unknown>): number {
  const last = editions.at(-1);
  if (last?.state !== 'published') throw refuse('publication/not-published');
  return last.number + 1;
}

/** @throws DomainError `publication/no-draft`, `publication/own-work` */
export const mayReview = (editions: Editions<unknown>, by: string): number =>
  waiting(editions, ['draft'], 'publication/no-draft', by);

/** @throws DomainError `publication/not-approved`, `publication/own-work` */
export const mayPublish = (editions: Editions<unknown>, by: string): number =>
  waiting(editions, ['approved'], 'publication/not-approved', by);

function waiting(
  editions: Editions<unknown>,
  states: readonly EditionState[],
  code: PublicationErrorCode,
  by: string,
): number {
  const last = editions.at(-1);
  if (last === undefined || !states.includes(last.state)) throw refuse(code);
  if (last.authors.includes(by)) throw refuse('publication/own-work');
  return last.number;
}

/** A draft that is drafted again is another draft of the same edition. */
export function drafted<Content>(
  editions: Editions<Content>,
  { number, content, reason }: Pick<Edition<Content>, 'number' | 'content' | 'reason'>,
  facts: EventFacts,
): Editions<Content> {
  const before = editions.find((edition) => edition.number === number);
  const act = actOf(facts);
  const authors = [...new Set([...(before?.authors ?? []), act.by])];
  const draft = { number, content, reason: reason ?? before?.reason, authors, drafted: act };
  return [...editions.filter((edition) => edition !== before), { ...draft, state: 'draft' }];
}

const changed = <Content>(
  editions: Editions<Content>,
  number: number,
  change: Partial<Edition<Content>>,
): Editions<Content> =>
  editions.map((edition) => (edition.number === number ? { ...edition, ...change } : edition));

export const reviewed = <Content>(
  editions: Editions<Content>,
  {
    edition,
    approved,
    note,
  }: { readonly edition: number; readonly approved: boolean; readonly note?: string | undefined },
  facts: EventFacts,
): Editions<Content> =>
  changed(editions, edition, {
    state: approved ? 'approved' : 'returned',
    reviewed: { ...actOf(facts), note },
  });

export const published = <Content>(
  editions: Editions<Content>,
  number: number,
  facts: EventFacts,
): Editions<Content> =>
  changed(
    editions.map((edition) => (edition.state === 'published' ? { ...edition, state: 'replaced' } : edition)),
    number,
    { state: 'published', published: actOf(facts) },
  );
