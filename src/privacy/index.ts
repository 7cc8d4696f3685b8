export * from './domain/reveal-errors';
export { citizenHash, type CitizenMark } from './citizen-hash';
export { SealBroken, Sealer } from './sealer';
export { deriveSecrets, type Secrets } from './secrets';
