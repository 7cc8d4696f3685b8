import { accounts } from './accounts';
import type { Kind } from './attack';
import { directory } from './directory';
import { namespaces } from './namespaces';
import { provenance } from './provenance';
import { tokens } from './tokens';
import { unsafe } from './unsafe';
import { words } from './words';

/** The attack table: `attacks.spec.ts` plays it for `npm test`, `npm run prove -- attacks` counts it. */
export const kinds: readonly Kind[] = [tokens, directory, accounts, namespaces, provenance, unsafe, words];
