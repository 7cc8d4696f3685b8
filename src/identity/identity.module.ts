import { Module } from '@nestjs/common';
import { OidcController } from './http/oidc.controller';

/** What issuers call. Expects, from a global module: `LOGOUTS`. */
@Module({ controllers: [OidcController] })
export class IdentityModule {}
