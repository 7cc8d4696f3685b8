import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy';
import { EvidenceExports } from './exports';
import { IdentityReveals } from './reveals';

/** Expects, from a global module: `CommandExecutor`. */
@Module({
  imports: [PrivacyModule],
  providers: [IdentityReveals, EvidenceExports],
  exports: [IdentityReveals, EvidenceExports],
})
export class AccessModule {}
