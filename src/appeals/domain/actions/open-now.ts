import { SYSTEM } from '../../../kernel/actor';
import { DomainError } from '../../../kernel/domain-error';
import type { Revision } from '../../../kernel/ids';
import type { Appeal, AppealState } from '../appeal';
import type { Command, CommandOf } from '../commands';
import type { AppealContext, RefusalCode } from '../context';
import { appealDecider } from '../decider';
import { chosen, stepVerbs, tries, type StepVerb } from './tries';

/**
 * The verbs that this caller may send now, in the order of the loop. They are asked of the decider itself, after the misses
 * that any command would record first, so that what is offered here is what it would take.
 * @param permitted what the access policy lets the caller's role send to this appeal
 */
export function openNow(
  appeal: Appeal,
  revision: Revision,
  context: AppealContext,
  permitted: (verb: StepVerb) => boolean,
): readonly StepVerb[] {
  const state = afterMisses(appeal, revision, context);
  if (state.status === 'none') return [];
  return stepVerbs.filter((verb) => permitted(verb) && isOpen(verb, state, context));
}

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

const isOpen = (verb: StepVerb, appeal: Appeal, context: AppealContext): boolean =>
  tries[verb](appeal, context).some((data) => takes({ verb, data }, appeal, context));

function takes({ verb, data }: CommandOf<StepVerb>, appeal: Appeal, context: AppealContext): boolean {
  try {
    appealDecider.decide({ verb, data } as Command, appeal, context);
    return true;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return chosen[verb]?.includes(error.code as RefusalCode) ?? false;
  }
}
