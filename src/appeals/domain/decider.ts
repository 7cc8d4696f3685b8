import type { Decider } from '../../kernel/decider';
import { nothingReported, type AppealState } from './appeal';
import type { Command } from './commands';
import type { AppealContext } from './context';
import { decide } from './decide';
import type { AppealEvent } from './events';
import { evolve } from './evolve';
import { missesOf } from './time';

export const appealDecider: Decider<AppealState, Command, AppealEvent, AppealContext> = {
  initial: nothingReported,
  evolve,
  decide,
  misses: (state, context) => (state.status === 'none' ? [] : missesOf(state, context)),
};
