import type { Aggregate } from '../../kernel/aggregate';
import type { ReferenceData } from '../../reference';
import type { AppealState } from '../domain/appeal';
import type { Command } from '../domain/commands';
import type { AppealContext } from '../domain/context';
import { appealDecider } from '../domain/decider';
import type { AppealEvent } from '../domain/events';
import { appealSchemas } from '../domain/schemas';

/** No decision asks who is told of it, nor by which rules identities are looked at. */
const decidedBy = ({ notices: _, looking: _looking, ...versions }: ReferenceData['versions']) => versions;

export type AppealAggregate = Aggregate<AppealState, Command, AppealEvent, AppealContext, ReferenceData>;

/** The appeal as the executor runs it, deciding by what is in force at the moment of each command. */
export const appealAggregate: AppealAggregate = {
  category: 'appeal',
  decider: appealDecider,
  schemas: appealSchemas,
  context: (now, actor, { directory, catalogue, policies, calendar, published, versions }) => ({
    now,
    actor,
    directory,
    catalogue,
    policies,
    calendar,
    published,
    versions: decidedBy(versions),
  }),
};
