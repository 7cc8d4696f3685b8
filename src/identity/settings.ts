/** What is asked of every token, whoever signed it. */
interface Expected {
  readonly issuer: string;
  readonly audience: string;
}

/** The issuer’s keys are asked for by HTTP. */
export interface RemoteSettings extends Expected {
  /** Programs that may have asked for a token (`azp`, `client_id`); none says that any may. */
  readonly clients: readonly string[];
  /** By which the issuer’s clock may differ from this machine’s. */
  readonly skewSeconds: number;
  /** So long the keys last known are trusted while the issuer cannot be asked. */
  readonly keysHours: number;
  /** So long a token that was verified is taken without asking whether its holder was signed out. */
  readonly recheckSeconds: number;
}

/** Where tokens come from. */
export type IdentitySettings =
  | (Expected & {
      readonly kind: 'embedded';
      /** Ed25519 JWK, made on first start, 0600. */
      readonly keyFile: string;
      readonly hoursValid: number;
    })
  /** Its key set by address, for an issuer that has no discovery document. */
  | (RemoteSettings & { readonly kind: 'jwks'; readonly url: string })
  /** By its discovery document, as OpenID Connect has it. */
  | (RemoteSettings & { readonly kind: 'oidc'; /** Plain http is taken. */ readonly mayBePlain: boolean });
