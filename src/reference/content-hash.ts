import { createHash } from 'node:crypto';
import { canonicalText } from '../runtime/canonical';

/** SHA-256, hex, over the RFC 8785 text: blanks and the order of fields make no new version. */
export const contentHash = (document: object): string =>
  createHash('sha256').update(canonicalText(document)).digest('hex');
