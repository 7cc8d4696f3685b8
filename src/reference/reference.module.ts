import { Module } from '@nestjs/common';
import { CalendarController } from './http/calendar.controller';
import { ReferenceController } from './http/reference.controller';

/** What is in force, over HTTP. Expects, from a global module: `ReferenceInForce` and the clock. */
@Module({ controllers: [ReferenceController, CalendarController] })
export class ReferenceModule {}
