import type { ReferenceData } from '../../reference';
import type { Aggregate } from '../../runtime/executor-aggregate';
import type { AppealState } from '../domain/appeal';
import type { Command } from '../domain/commands';
import type { AppealContext } from '../domain/context';
import { appealDecider } from '../domain/decider';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';

export type AppealAggregate = Aggregate<AppealState, Command, AppealEvent, AppealContext>;

const made = new WeakMap<() => ReferenceData, AppealAggregate>();

/**
 * The appeal as the executor runs it, deciding by what is in force at the moment of each command. One object for
 * all who share the reference data: the executor keeps folded appeals by it.
 */
export function appealAggregate(inForce: () => ReferenceData): AppealAggregate {
  const known = made.get(inForce);
  if (known) return known;
  const aggregate: AppealAggregate = {
    category: 'appeal',
    decider: appealDecider,
    schemas: appealSchemas,
    context: (now, actor) => {
      const { directory, catalogue, policies, calendar, versions } = inForce();
      return { now, actor, directory, catalogue, policies, calendar, versions: { ...versions } };
    },
  };
  made.set(inForce, aggregate);
  return aggregate;
}
