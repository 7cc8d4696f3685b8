import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy';
import { IdentityReveals } from './reveals';

/** Expects, from a global module: `CommandExecutor`. */
@Module({ imports: [PrivacyModule], providers: [IdentityReveals], exports: [IdentityReveals] })
export class AccessModule {}
