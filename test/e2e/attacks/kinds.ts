import { accounts } from './accounts';
import type { Kind } from './attack';
import { directory } from './directory';
import { namespaces } from './namespaces';
import { tokens } from './tokens';

/** The attack table: `attacks.spec.ts` plays it for `npm test`, `npm run prove -- attacks` counts it. */
export const kinds: readonly Kind[] = [tokens, directory, accounts, namespaces];
