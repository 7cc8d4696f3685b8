import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy';
import { PersonLookUps } from './look-ups';
import { IdentityReveals } from './reveals';

/** Expects, from a global module: `CommandExecutor`. */
@Module({
  imports: [PrivacyModule],
  providers: [IdentityReveals, PersonLookUps],
  exports: [IdentityReveals, PersonLookUps],
})
export class AccessModule {}
