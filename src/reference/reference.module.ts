import { Module } from '@nestjs/common';
import { ReferenceAdministration } from './administration';
import { AdministrationController } from './http/admin.controller';
import { CalendarController } from './http/calendar.controller';
import { ReferenceController } from './http/reference.controller';

/** What is in force, over HTTP. Expects, from a global module: `ReferenceInForce` executor, log and clock. */
@Module({
  controllers: [ReferenceController, CalendarController, AdministrationController],
  providers: [ReferenceAdministration],
})
export class ReferenceModule {}
