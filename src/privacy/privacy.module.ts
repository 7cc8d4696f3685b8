import { Module } from '@nestjs/common';
import { Citizens } from './citizens';
import { Sealer } from './sealer';

/** Expects, from a global module: KEY_STORE, CITIZEN_INDEX, SECRETS. */
@Module({ providers: [Sealer, Citizens], exports: [Sealer, Citizens] })
export class PrivacyModule {}
