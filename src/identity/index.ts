export { TokenAuthenticator } from './authenticator';
export { IndexedCitizens } from './citizens';
export { isOnDuty, readClaims, type Claims } from './claims';
export { BadTokenRequest, developmentToken, type KnownPeople } from './development-token';
export { EmbeddedIssuer, type TokenRequest } from './embedded-issuer';
export * from './errors';
export * from './identity';
export type { IdentitySettings } from './settings';
export { allowedAlgorithms, jwksKeys, TokenVerifier } from './verifier';
