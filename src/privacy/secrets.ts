import { hkdfSync } from 'node:crypto';

/** One master key serves all purposes; none of these leads back to it or to another. 32 bytes each. */
export interface Secrets {
  /** Wraps the data keys. Changes with the master key; nothing else does. */
  readonly wrap: Buffer;
  /** Finds a citizen again by phone or ID number. */
  readonly citizenIndex: Buffer;
  /** Makes the pseudonym under which a citizen reports in confidence. */
  readonly pseudonym: Buffer;
  readonly commandId: Buffer;
  readonly bodyDigest: Buffer;
  /** Makes the secret that opens an anonymous appeal. */
  readonly anonymousSecret: Buffer;
  /** Signs what an uploader gets for an attachment until it is used. */
  readonly attachmentRef: Buffer;
  /** Finds an upload again by who sent it and what. */
  readonly uploadMark: Buffer;
  /** Hashes who calls, where nodes count them together. */
  readonly rateCount: Buffer;
  /** Seals the addresses that open an attachment for five minutes. */
  readonly attachmentLink: Buffer;
  /** Hashes the words that appeals are found by. */
  readonly searchWord: Buffer;
  /** Names the ballot of whom a survey asks. */
  readonly ballot: Buffer;
  /** Hashes accounts and sessions that their issuer signed out. */
  readonly signOut: Buffer;
  /** Makes what webhooks are signed with. */
  readonly webhook: Buffer;
}

/** Wraps and unwraps under this master key, whatever the rest is derived from. */
export const wrapSecretOf = (masterKey: Buffer): Buffer => deriveSecrets(masterKey).wrap;

/** Changing a purpose's name here loses what was kept under it. */
export function deriveSecrets(masterKey: Buffer): Secrets {
  if (masterKey.length !== 32) throw new Error(`a master key has 32 bytes, not ${masterKey.length}`);
  const secretFor = (purpose: string): Buffer =>
    Buffer.from(hkdfSync('sha256', masterKey, Buffer.alloc(0), `suqiu/v1/${purpose}`, 32));
  return {
    wrap: secretFor('wrap'),
    citizenIndex: secretFor('citizen-index'),
    pseudonym: secretFor('pseudonym'),
    commandId: secretFor('command-id'),
    bodyDigest: secretFor('body-digest'),
    anonymousSecret: secretFor('anonymous-secret'),
    attachmentRef: secretFor('attachment-ref'),
    uploadMark: secretFor('upload-mark'),
    rateCount: secretFor('rate-count'),
    attachmentLink: secretFor('attachment-link'),
    searchWord: secretFor('search-word'),
    ballot: secretFor('ballot'),
    signOut: secretFor('sign-out'),
    webhook: secretFor('webhook'),
  };
}
