import { Module } from '@nestjs/common';
import { ReferenceController } from './http/reference.controller';

/** What is in force, over HTTP. Expects, from a global module: `ReferenceInForce`. */
@Module({ controllers: [ReferenceController] })
export class ReferenceModule {}
