import type { Kind } from './attack';
import { tokens } from './tokens';

/** The attack table: `attacks.spec.ts` plays it for `npm test`, `npm run prove -- attacks` counts it. */
export const kinds: readonly Kind[] = [tokens];
