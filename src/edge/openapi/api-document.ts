import { Injectable, type INestApplication } from '@nestjs/common';
import { openApiDocument, type OpenApiDocument } from './document';

/** The document of the running application, put together when somebody first asks for it. */
@Injectable()
export class ApiDocument {
  private app: INestApplication | undefined;
  private made: Promise<OpenApiDocument> | undefined;

  /** Called once, by whoever made the application. */
  attach(app: INestApplication): void {
    this.app = app;
  }

  /** @throws Error when nothing was attached: a fault of wiring */
  read(): Promise<OpenApiDocument> {
    const { app } = this;
    if (!app) throw new Error('ApiDocument.attach(app) was not called');
    return (this.made ??= openApiDocument(app));
  }
}
