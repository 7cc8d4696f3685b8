import type { Instant } from '../../kernel/time';
import { isSmall, SMALL } from '../figures/withheld';
import { isClosed, valuesOf, type Question, type QuestionKind } from './questions';
import { shareOf, type Share } from './wilson';

/** How often each value was given, by question; `answered` is how many answered at all. */
export interface Counted {
  readonly answered: number;
  readonly of: (question: string, value: string) => number;
}

/** One value of a question, or that it is withheld. */
export type Cell =
  | ({ readonly value: string; readonly label?: string | undefined; readonly count: number } & Share)
  | { readonly value: string; readonly label?: string | undefined; readonly withheld: true };

export interface QuestionResult {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  /** Of those who answered, in the order in which they were offered. */
  readonly cells: readonly Cell[];
}

export interface Results {
  /** Whom the invitation reached; who did not answer is counted as that, and as nothing else. */
  readonly invited: number;
  readonly answered?: number | undefined;
  readonly unanswered?: number | undefined;
  readonly responseRate?: Share | undefined;
  /** Fewer than five answered: nothing is told, not even how many. */
  readonly withheld?: true | undefined;
  /** It was taken back before its last day. */
  readonly withdrawnAt?: Instant | undefined;
  readonly questions: readonly QuestionResult[];
}

/**
 * Which values are not told. One that is small, and then the next smallest, until what is left out cannot be taken from
 * the whole: two at least, and five answers at least between them.
 */
export function withheldOf(counts: readonly number[]): ReadonlySet<number> {
  const order = counts.map((count, at) => ({ count, at })).sort((one, other) => one.count - other.count);
  const hidden = new Set(order.filter(({ count }) => isSmall(count)).map(({ at }) => at));
  if (hidden.size === 0) return hidden;
  const sum = () => [...hidden].reduce((total, at) => total + (counts[at] ?? 0), 0);
  for (const { count, at } of order) {
    if (hidden.size > 1 && sum() >= SMALL) break;
    // A value that nobody gave hides nothing.
    if (count > 0) hidden.add(at);
  }
  return hidden;
}

function resultOf(question: Question, { answered, of }: Counted, isWithheld: boolean): QuestionResult {
  const { id, kind, text, choices } = question;
  const values = valuesOf(question);
  const counts = values.map((value) => of(id, value));
  const hidden = withheldOf(counts);
  const cells = values.map((value, at): Cell => {
    const label = choices?.[at];
    const named = { value, ...(label === undefined ? {} : { label }) };
    if (isWithheld || hidden.has(at)) return { ...named, withheld: true };
    const count = counts[at] ?? 0;
    return { ...named, count, ...shareOf(count, answered) };
  });
  return { id, kind, text, cells };
}

/** What was answered, as counts alone. @param invited whom the invitation reached */
export function resultsOf(questions: readonly Question[], invited: number, counted: Counted): Results {
  const { answered } = counted;
  const isWithheld = answered < SMALL;
  const results = questions.filter(isClosed).map((each) => resultOf(each, counted, isWithheld));
  if (isWithheld) return { invited, withheld: true, questions: results };
  const unanswered = invited - answered;
  return { invited, answered, unanswered, responseRate: shareOf(answered, invited), questions: results };
}
