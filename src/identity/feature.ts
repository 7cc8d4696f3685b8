import type { Feature } from '../kernel/feature';
import { signOutAggregate } from './domain/sign-out';

/** Who somebody is: tokens, and who was signed out. */
export const identityFeature: Feature = {
  name: 'identity',
  aggregates: [signOutAggregate],
  routes: async () => (await import('./identity.module')).IdentityModule,
};
