export { Citizens } from './citizens';
export { citizenHash, type CitizenMark } from './citizen-hash';
export { PrivacyModule } from './privacy.module';
export { SealBroken, Sealer } from './sealer';
export { deriveSecrets, type Secrets } from './secrets';
