import { accessFeature } from '../access/feature';
import { appealsFeature } from '../appeals/feature';
import { attachmentsFeature } from '../attachments/feature';
import type { Feature } from '../kernel/feature';
import { proofFeature } from '../proof/feature';
import { referenceFeature } from '../reference/feature';

/** The features of this service. Whoever adds one adds its folder, and a line here. */
export const features: readonly Feature[] = [
  appealsFeature,
  accessFeature,
  referenceFeature,
  attachmentsFeature,
  proofFeature,
];
