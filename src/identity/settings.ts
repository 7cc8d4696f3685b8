/** Where tokens come from. */
export type IdentitySettings =
  | {
      readonly kind: 'embedded';
      readonly issuer: string;
      readonly audience: string;
      /** Ed25519 JWK, made on first start, 0600. */
      readonly keyFile: string;
      readonly hoursValid: number;
    }
  | { readonly kind: 'jwks'; readonly url: string; readonly issuer: string; readonly audience: string };
