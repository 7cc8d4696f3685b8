import type { Feature } from '../kernel/feature';
import { rosterAggregate } from './domain/roster';
import { handoverAggregate } from './handovers/handover';
import { handoversProjection } from './handovers/handovers.projection';
import { rosterErrors } from './messages';

/** 值班: who of a unit is on duty when, and what one hands over to the next. */
export const rostersFeature: Feature = {
  name: 'rosters',
  aggregates: [rosterAggregate, handoverAggregate],
  projections: [handoversProjection],
  errors: rosterErrors,
  verbs: [
    { name: 'setRoster', by: 'person' },
    { name: 'writeHandover', by: 'person' },
    { name: 'takeHandover', by: 'person' },
  ],
  routes: async () => (await import('./rosters.module')).RostersModule,
};
