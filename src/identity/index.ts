export { TokenAuthenticator, type KnownPeople } from './authenticator';
export { isOnDuty, readClaims, type Claims } from './claims';
export { BadTokenRequest, developmentToken, type CountyPeople } from './development-token';
export { EmbeddedIssuer, type TokenRequest } from './embedded-issuer';
export * from '../kernel/ports/authenticator';
export { onDutyAs } from './on-duty';
export type { IdentitySettings } from './settings';
export { allowedAlgorithms, jwksKeys, TokenVerifier } from './verifier';
