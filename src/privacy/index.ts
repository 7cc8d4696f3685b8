export { Citizens } from './citizens';
export { citizenHash, type CitizenMark } from './citizen-hash';
export { PrivacyModule } from './privacy.module';
export { HashedWords, personWord, WordHashing } from './sealed-words';
export { SealBroken, Sealer } from './sealer';
export { deriveSecrets, type Secrets } from './secrets';
