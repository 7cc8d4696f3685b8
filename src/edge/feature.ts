import type { Feature } from '../kernel/feature';
import { ownProblems } from './problems/codes';

/** What the edge itself and the engines under it refuse with. */
export const edgeFeature: Feature = { name: 'edge', errors: ownProblems };
