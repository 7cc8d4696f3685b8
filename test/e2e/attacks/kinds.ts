import { accounts } from './accounts';
import { accusations } from './accusations';
import type { Kind } from './attack';
import { directory } from './directory';
import { namespaces } from './namespaces';
import { oneRule } from './one-rule';
import { references } from './references';
import { tokens } from './tokens';
import { violations } from './violations';

/** The attack table: `attacks.spec.ts` plays it for `npm test`, `npm run prove -- attacks` counts it. */
export const kinds: readonly Kind[] = [
  tokens,
  directory,
  accounts,
  namespaces,
  accusations,
  violations,
  oneRule,
  references,
];
