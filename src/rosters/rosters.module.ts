import { Module } from '@nestjs/common';
import { PrivacyModule } from '../privacy';
import { HandoverDesk } from './handovers/handover-desk';
import { HandoversController } from './handovers/handovers.controller';
import { RostersController } from './http/rosters.controller';
import { RosterDesk } from './roster-desk';

/** Rosters and hand-overs over HTTP. Expects, from a global module, executor, clock, reference and read side. */
@Module({
  imports: [PrivacyModule],
  controllers: [RostersController, HandoversController],
  providers: [RosterDesk, HandoverDesk],
})
export class RostersModule {}
