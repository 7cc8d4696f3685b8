import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** Derived, so that none is stored: whoever registers again under the same key is told the same. */
export const webhookSecretOf = (root: Uint8Array, webhook: string, generation: number): string =>
  PREFIX + createHmac('sha256', root).update(`${webhook}.${generation}`).digest('base64');

/** As www.standardwebhooks.com has it: HMAC-SHA-256 of id, seconds and body, one signature for each secret that holds. */
export const signatureOf = (
  secrets: readonly string[],
  { id, seconds, body }: { readonly id: string; readonly seconds: number; readonly body: string },
): string =>
  secrets
    .map((secret) => {
      const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
      return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
    })
    .join(' ');
