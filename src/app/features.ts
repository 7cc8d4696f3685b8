import { accessFeature } from '../access/feature';
import { appealsFeature } from '../appeals/feature';
import { attachmentsFeature } from '../attachments/feature';
import { incidentsFeature } from '../incidents/feature';
import { identityFeature } from '../identity/feature';
import type { Feature } from '../kernel/feature';
import { proofFeature } from '../proof/feature';
import { referenceFeature } from '../reference/feature';
import { rostersFeature } from '../rosters/feature';
import { webhooksFeature } from '../webhooks/feature';

/** The features of this service. Whoever adds one adds its folder, and a line here. */
export const features: readonly Feature[] = [
  appealsFeature,
  incidentsFeature,
  rostersFeature,
  webhooksFeature,
  accessFeature,
  identityFeature,
  referenceFeature,
  attachmentsFeature,
  proofFeature,
];
