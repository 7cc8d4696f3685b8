import { Module } from '@nestjs/common';
import { RostersController } from './http/rosters.controller';
import { RosterDesk } from './roster-desk';

/** Rosters over HTTP. Expects, from a global module, executor, clock and reference. */
@Module({ controllers: [RostersController], providers: [RosterDesk] })
export class RostersModule {}
