import { SYSTEM } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import type { Revision } from '../../../kernel/ids';
import type { Appeal, AppealState } from '../appeal';
import type { Command, CommandOf } from '../commands';
import type { AppealContext, RefusalCode } from '../context';
import { appealDecider } from '../decider';
import { isErased } from '../report/mark-identity';
import { chosen, stepVerbs, tries, type StepVerb } from './tries';

/** Why a verb is not open: what its rule refuses it with, or that the caller's role may not send it at all. */
export type RefusedWith = RefusalCode | 'access/forbidden';

/** A verb, and the code that it would be refused with now; open without one. */
export interface Judged {
  readonly verb: StepVerb;
  readonly refused?: RefusedWith | undefined;
}

/**
 * Every verb, and whether this caller may send it now, in the order of the loop. They are asked of the decider itself,
 * after the misses that any command would record first, so that what is offered here is what it would take.
 * @param permitted what the access policy lets the caller's role send to this appeal
 */
export function judgedNow(
  appeal: Appeal,
  revision: Revision,
  context: AppealContext,
  permitted: (verb: StepVerb) => boolean,
): readonly Judged[] {
  const state = afterMisses(appeal, revision, context);
  if (state.status === 'none') return [];
  return stepVerbs.map((verb) => ({
    verb,
    refused: permitted(verb) ? refusedWith(verb, state, context) : 'access/forbidden',
  }));
}

/** The verbs that this caller may send now. */
export const openNow = (...asked: Parameters<typeof judgedNow>): readonly StepVerb[] =>
  judgedNow(...asked).flatMap(({ verb, refused }) => (refused === undefined ? [verb] : []));

function afterMisses(appeal: Appeal, revision: Revision, context: AppealContext): AppealState {
  return appealDecider.misses(appeal, context).reduce<AppealState>(
    (state, miss, index) =>
      appealDecider.evolve(state, miss, {
        revision: (revision + 1 + index) as Revision,
        occurredAt: context.now,
        actor: SYSTEM,
      }),
    appeal,
  );
}

/** Open as soon as one of its requests is taken; else what the first of them is refused with. */
function refusedWith(verb: StepVerb, appeal: Appeal, context: AppealContext): RefusalCode | undefined {
  // As the service refuses it before any rule is asked.
  if (isErased(appeal)) return 'appeal/erased';
  let first: RefusalCode | undefined;
  for (const data of tries[verb](appeal, context)) {
    const refused = refusalOf({ verb, data }, appeal, context);
    if (refused === undefined || chosen[verb]?.includes(refused)) return undefined;
    first ??= refused;
  }
  return first ?? noRequest(verb);
}

/** A verb that is not even tried would be offered to everybody or to nobody. */
const noRequest = (verb: StepVerb): never => {
  throw new Error(`there is no request to try ${verb} with`);
};

function refusalOf(
  { verb, data }: CommandOf<StepVerb>,
  appeal: Appeal,
  context: AppealContext,
): RefusalCode | undefined {
  try {
    appealDecider.decide({ verb, data } as Command, appeal, context);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.code as RefusalCode;
  }
}
