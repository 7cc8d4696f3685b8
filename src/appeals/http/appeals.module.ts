import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AppealCommandHandler } from '../application/appeal-command.handler';
import { AppealSteps } from '../application/appeal-steps';
import { APPEAL_PORTS, type AppealPorts } from '../application/ports';
import * as views from '../application/queries/appeal-query.handlers';
import { AppealReader } from '../application/queries/appeal-reader';
import * as lists from '../application/queries/list-query.handlers';
import { ShowHistoryHandler } from '../application/queries/show-history.handler';
import { ReportAppealHandler } from '../application/report-appeal.handler';
import { RevealIdentityHandler } from '../application/reveal-identity';
import { AppealBus } from './appeal-bus';
import { FeedbackController } from './feedback.controller';
import { HandleController } from './handle.controller';
import { QueueController } from './queue.controller';
import { RateController } from './rate.controller';
import { ReferenceController } from './reference.controller';
import { ReportController } from './report.controller';
import { RespondController } from './respond.controller';
import { ViewsController } from './views.controller';

const handlers: readonly Provider[] = [
  AppealCommandHandler,
  ReportAppealHandler,
  RevealIdentityHandler,
  ...Object.values(views),
  ...Object.values(lists),
  ShowHistoryHandler,
];

/** The appeal over HTTP. Expects the shared edge (`HttpModule`) beside it, and its ports from whoever composes. */
@Module({})
export class AppealsModule {
  static register(ports: AppealPorts): DynamicModule {
    return {
      module: AppealsModule,
      imports: [CqrsModule.forRoot()],
      controllers: [
        ReportController,
        RespondController,
        HandleController,
        FeedbackController,
        RateController,
        ViewsController,
        QueueController,
        ReferenceController,
      ],
      providers: [
        { provide: APPEAL_PORTS, useValue: ports },
        AppealSteps,
        AppealReader,
        AppealBus,
        ...handlers,
      ],
    };
  }
}
