import { Global, Module, type DynamicModule, type ValueProvider } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Service } from './app/service';
import { AppealsModule } from './appeals/appeals.module';
import { APPEAL_PORTS } from './appeals/application/ports';
import { ATTACHMENT_ACCESS, ATTACHMENT_LIMITS, AttachmentRefs } from './attachments';
import { AttachmentsModule } from './attachments/attachments.module';
import { Intake } from './attachments/intake';
import { AttachmentLinks } from './attachments/links';
import { Spool } from './attachments/spool';
import { Uploads } from './attachments/uploads';
import { Variants } from './attachments/variants';
import {
  CLOCK_CONFIRMATION,
  ENVELOPE_SECRETS,
  FRESHNESS,
  HEALTH_CHECKS,
  HTTP_SETTINGS,
  HttpModule,
  RUNNER_OPERATIONS,
  SETTABLE_CLOCK,
} from './http';
import { AUTHENTICATOR } from './identity';
import { LOGGER, METRICS } from './observability';
import { OpenApiModule } from './openapi/openapi.module';

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
      { provide: ATTACHMENT_ACCESS, useValue: service.attachmentAccess },
      { provide: AttachmentRefs, useValue: service.attachments.refs },
      { provide: Intake, useValue: service.attachments.intake },
      { provide: Spool, useValue: service.attachments.spool },
      { provide: Uploads, useValue: service.attachments.uploads },
      { provide: Variants, useValue: service.attachments.variants },
      { provide: AttachmentLinks, useValue: service.attachments.links },
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
        HttpModule.forRoot(service.config.clock.kind),
        AttachmentsModule,
        AppealsModule,
        OpenApiModule,
      ],
    };
  }
}
