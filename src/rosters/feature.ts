import type { Feature } from '../kernel/feature';
import { rosterAggregate } from './domain/roster';
import { rosterErrors } from './messages';

/** 值班: who of a unit is on duty when. */
export const rostersFeature: Feature = {
  name: 'rosters',
  aggregates: [rosterAggregate],
  errors: rosterErrors,
  verbs: [{ name: 'setRoster', by: 'person' }],
  routes: async () => (await import('./rosters.module')).RostersModule,
};
