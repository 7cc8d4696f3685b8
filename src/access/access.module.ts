import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy';
import { AuditReads } from './audit-reads';
import { PersonLookUps } from './look-ups';
import { EvidenceExports } from './exports';
import { Identities } from './identities';
import { ListExports } from './list-exports';
import { IdentityReveals } from './reveals';
import { Withholdings } from './withholdings';

const offered = [
  Identities,
  IdentityReveals,
  PersonLookUps,
  EvidenceExports,
  AuditReads,
  ListExports,
  Withholdings,
];

/** Expects, from a global module: `CommandExecutor`. */
@Module({
  imports: [PrivacyModule],
  providers: offered,
  exports: offered,
})
export class AccessModule {}
