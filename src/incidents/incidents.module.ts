import { Module } from '@nestjs/common';
import { AccessModule } from '../access';
import { AttachmentsModule } from '../attachments';
import { PrivacyModule } from '../privacy';
import { IncidentDesk } from './application/incident-desk';
import { SuggestionDesk } from './application/suggestion-desk';
import { ShowIncidentOriginals } from './application/incident-originals';
import { ShowIncidents } from './application/show-incident';
import { SuggestionsController } from './http/suggestions.controller';
import { IncidentsController } from './http/incidents.controller';

/** Incidents over HTTP. Expects the appeals' queries on the bus, and from a global module executor, reference and read side. */
@Module({
  imports: [AccessModule, AttachmentsModule, PrivacyModule],
  // Before the incidents: `suggestions` is no incident's id.
  controllers: [SuggestionsController, IncidentsController],
  providers: [IncidentDesk, ShowIncidentOriginals, ShowIncidents, SuggestionDesk],
})
export class IncidentsModule {}
