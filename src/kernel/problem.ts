import type { Bilingual } from './language';

/** What callers are told of a stable code: its HTTP status, what went wrong in a few words, what to do next. */
export interface Problem {
  readonly status: number;
  readonly title: Bilingual;
  /** `{name}` is a blank that the error's details fill. */
  readonly detail: Bilingual;
  /** It may be about one part of the request, such as a file, and then names it. */
  readonly ofPart?: boolean;
}

/** One row for every code that a feature may refuse with. */
export type Problems<Code extends string = string> = Readonly<Record<Code, Problem>>;

/**
 * @param zh, en `[title, what to do next]`
 * @param status 409 when it is not said: the right request at the wrong moment
 */
export const problem = (
  zh: readonly [string, string],
  en: readonly [string, string],
  status = 409,
): Problem => ({
  status,
  title: { zh: zh[0], en: en[0] },
  detail: { zh: zh[1], en: en[1] },
});
