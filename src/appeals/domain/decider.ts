import { refusedIn, type VerbCard } from '../../kernel/cards';
import type { Decider } from '../../kernel/decider';
import { DomainError } from '../../kernel/domain-error';
import { nothingReported, type AppealState } from './appeal';
import type { AppealVerbs } from './card';
import type { Command } from './commands';
import type { AppealContext, Deciding, RefusalCode } from './context';
import type { AppealEvent } from './events';
import { evolve } from './evolve';
import { follow } from './follow';
import { isHiddenFrom } from './guards';
import { overdueOf, withConsequences } from './time/consequences';
import { verbs } from './verbs';

const refusal: Deciding<RefusalCode>['refusal'] = (code, details) => new DomainError(code, details);

/** Throws a `DomainError` of a code that the verb's card names, and nothing else. */
function decide(command: Command, state: AppealState, context: AppealContext): readonly AppealEvent[] {
  // Whoever has the command need not know which card it is.
  const { begins, meets, rule } = verbs[command.verb] as VerbCard<AppealVerbs>;
  const deciding: Deciding<RefusalCode> = { refusal, ...context };
  if (state.status === 'none') {
    if (!begins) throw refusal('appeal/not-found');
    return follow(state, rule(command.data, undefined as never, deciding), context).events;
  }
  if (isHiddenFrom(context.actor, state, context)) throw refusal('appeal/not-found');
  const refused = refusedIn(meets, state);
  if (refused !== undefined) throw refusal(refused, { standing: state.status });
  return withConsequences(rule(command.data, state, deciding), state, context);
}

export const appealDecider: Decider<AppealState, Command, AppealEvent, AppealContext> = {
  initial: nothingReported,
  evolve,
  decide,
  misses: (state, context) => (state.status === 'none' ? [] : overdueOf(state, context)),
};
