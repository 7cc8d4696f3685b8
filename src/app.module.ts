import { Global, Module, type DynamicModule, type ValueProvider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Service } from './app/service';
import { AppealsModule } from './appeals/appeals.module';
import { APPEAL_PORTS } from './appeals/application/ports';
import { ATTACHMENT_LIMITS, AttachmentRefs, AttachmentVault } from './attachments';
import { AttachmentsModule } from './attachments/attachments.module';
import {
  CLOCK_CONFIRMATION,
  ENVELOPE_SECRETS,
  FRESHNESS,
  HEALTH_CHECKS,
  HTTP_SETTINGS,
  EdgeModule,
  RUNNER_OPERATIONS,
  SETTABLE_CLOCK,
} from './edge';
import { AUTHENTICATOR } from './identity';
import { LOGGER, METRICS } from './observability';
import { OpenApiModule } from './edge/openapi/openapi.module';

/** What the edge asks for by token, filled from the service that was started. */
@Global()
@Module({})
class ServiceModule {
  static of(service: Service): DynamicModule {
    const providers: ValueProvider[] = [
      { provide: AUTHENTICATOR, useValue: service.authenticator },
      { provide: ENVELOPE_SECRETS, useValue: service.secrets },
      { provide: HTTP_SETTINGS, useValue: service.config.http },
      { provide: FRESHNESS, useValue: service.freshness },
      { provide: LOGGER, useValue: service.logger },
      { provide: METRICS, useValue: service.metrics },
      { provide: HEALTH_CHECKS, useValue: service.health },
      { provide: RUNNER_OPERATIONS, useValue: service.operations },
      { provide: CLOCK_CONFIRMATION, useValue: service.clock },
      { provide: SETTABLE_CLOCK, useValue: service.clock.settable },
      { provide: ATTACHMENT_LIMITS, useValue: service.config.attachments },
      { provide: AttachmentVault, useValue: service.vault },
      { provide: AttachmentRefs, useValue: service.refs },
      { provide: APPEAL_PORTS, useValue: service.appeals },
    ];
    return { module: ServiceModule, providers, exports: providers };
  }
}

/** The only place where ports meet adapters: the edge's modules over the service behind them. */
@Module({})
export class AppModule {
  static of(service: Service): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ServiceModule.of(service),
        CqrsModule.forRoot(),
        EdgeModule.forRoot(service.config.clock.kind),
        AttachmentsModule,
        AppealsModule,
        OpenApiModule,
      ],
    };
  }
}
