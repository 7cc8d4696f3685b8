import { Module } from '@nestjs/common';
import { ApiDocument } from './api-document';
import { DocsController } from './docs.controller';

/** `GET /api/openapi.json` and `GET /api/docs`. Whoever makes the application attaches it to `ApiDocument`. */
@Module({ controllers: [DocsController], providers: [ApiDocument], exports: [ApiDocument] })
export class OpenApiModule {}
