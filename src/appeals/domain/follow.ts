import { NO_STREAM } from '../../kernel/ids';
import type { Appeal } from './appeal';
import type { AppealContext } from './context';
import type { AppealEvent } from './events';
import { evolve } from './evolve';

/** The appeal as these events of the same append leave it, for what is decided after them. */
export const follow = (appeal: Appeal, events: readonly AppealEvent[], context: AppealContext): Appeal =>
  events.reduce<Appeal>((state, event) => {
    const facts = { revision: NO_STREAM, occurredAt: context.now, actor: context.actor };
    return evolve(state, event, facts) as Appeal;
  }, appeal);
