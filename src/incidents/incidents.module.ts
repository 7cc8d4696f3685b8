import { Module } from '@nestjs/common';
import { AttachmentsModule } from '../attachments';
import { PrivacyModule } from '../privacy';
import { IncidentDesk } from './application/incident-desk';
import { ShowIncidents } from './application/show-incident';
import { IncidentsController } from './http/incidents.controller';

/** Incidents over HTTP. Expects the appeals' queries on the bus, and from a global module executor, reference and read side. */
@Module({
  imports: [AttachmentsModule, PrivacyModule],
  controllers: [IncidentsController],
  providers: [IncidentDesk, ShowIncidents],
})
export class IncidentsModule {}
