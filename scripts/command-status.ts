import type { Verb } from '../src/appeals/domain/commands';
import type { AppealErrorCode } from '../src/appeals/domain/errors';
import { statuses, type Status } from '../src/appeals/domain/values';
import { verbs } from '../src/appeals/domain/verbs';

/** An appeal that nobody reported yet stands nowhere. */
export type Standing = 'none' | Status;
export type Cell = 'allowed' | AppealErrorCode;

/** In the order of an appeal's way, the pauses after it. */
export const standings: readonly Standing[] = ['none', ...statuses];

/**
 * What each act meets where an appeal stands, when whoever acts is the one to do it and nothing else is amiss, as
 * its card says. A matter that is kept open may besides be resolved again (see `resolve`).
 */
export const commandStatus = Object.fromEntries(
  Object.values(verbs).map(({ verb, begins, meets }) => [
    verb,
    Object.fromEntries(
      standings.map((standing): readonly [Standing, Cell] => {
        if (standing === 'none') return [standing, begins ? 'allowed' : 'appeal/not-found'];
        const met = meets[standing];
        if (typeof met === 'object') return [standing, met.refuses as AppealErrorCode];
        return [standing, met === 'ok' ? 'allowed' : (met as AppealErrorCode)];
      }),
    ),
  ]),
) as Readonly<Record<Verb, Readonly<Record<Standing, Cell>>>>;
