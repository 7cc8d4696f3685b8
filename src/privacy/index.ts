export * from './domain/reveal-errors';
export { accessSchemas, type AccessEvent, type IdentityRevealed, type RevealedParty } from './domain/reveal';
export { citizenHash, type CitizenMark } from './citizen-hash';
export {
  accessAggregate,
  IdentityReveals,
  type HeldIdentities,
  type RevealedIdentity,
  type RevealRequest,
} from './reveals';
export { SealBroken, Sealer } from './sealer';
export { deriveSecrets, type Secrets } from './secrets';
