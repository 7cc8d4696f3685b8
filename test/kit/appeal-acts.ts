import type { Verb } from '../../src/appeals/domain/commands';
import type { Act } from './appeal-act';
import { exclusionActs } from './appeal-acts-exclusion';
import { clockActs } from './appeal-acts-clocks';
import { incidentActs } from './appeal-acts-incident';
import { intakeActs } from './appeal-acts-intake';
import { workActs } from './appeal-acts-work';

/** How each verb is asked for. */
export const acts: { readonly [V in Verb]: Act<V> } = {
  ...intakeActs,
  ...workActs,
  ...clockActs,
  ...incidentActs,
  ...exclusionActs,
};
