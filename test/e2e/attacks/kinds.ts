import { accounts } from './accounts';
import { accusations } from './accusations';
import type { Kind } from './attack';
import { bounds } from './bounds';
import { directory } from './directory';
import { edges } from './edges';
import { fairness } from './limits';
import { media } from './media';
import { namespaces } from './namespaces';
import { oneRule } from './one-rule';
import { provenance } from './provenance';
import { references } from './references';
import { tokens } from './tokens';
import { unsafe } from './unsafe';
import { violations } from './violations';
import { webhooks } from './webhooks';
import { words } from './words';

/** The attack table: `attacks.spec.ts` plays it for `npm test`, `npm run prove -- attacks` counts it. */
export const kinds: readonly Kind[] = [
  tokens,
  directory,
  accounts,
  namespaces,
  provenance,
  unsafe,
  words,
  accusations,
  violations,
  oneRule,
  references,
  bounds,
  fairness,
  media,
  webhooks,
  edges,
];
