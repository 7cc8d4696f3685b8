import type { Feature } from '../kernel/feature';
import type { AnyKeeper } from '../runtime/runners/keepers';
import { headsAggregate } from './domain/heads';
import { auditErrors } from './errors';
import { exportJob } from './export/export';
import { HeadsConsumer } from './following/consumer';

const heads: AnyKeeper = {
  name: 'heads',
  kind: 'heads',
  open: (ports) => new HeadsConsumer('heads', ports),
};

/** What lets an auditor who trusts neither the county nor this software know that nobody touched the log. */
export const proofFeature: Feature = {
  name: 'proof',
  aggregates: [headsAggregate],
  keepers: [heads],
  jobs: [exportJob],
  errors: auditErrors,
  routes: async () => (await import('./proof.module')).ProofModule,
};
