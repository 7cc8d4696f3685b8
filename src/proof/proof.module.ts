import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { Evidence } from './evidence';
import { AuditController } from './http/audit.controller';

/** Expects, from a global module: the log, `ReferenceInForce` and `JOBS`. */
@Module({ imports: [AccessModule], providers: [Evidence], controllers: [AuditController] })
export class ProofModule {}
