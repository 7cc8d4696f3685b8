import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
import { UploadController } from './upload.controller';
import { ViewsController } from './views.controller';

/**
 * Expects, from a global module: ATTACHMENT_LIMITS, ATTACHMENT_ACCESS, `AttachmentLinks`, `AttachmentRefs`, `Intake`,
 * `Spool`, `Uploads`, `Variants`.
 */
@Module({ controllers: [UploadController, ViewsController] })
export class AttachmentsModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AttachmentLimits,
  ) {}

  /** Not awaited: that would boot Fastify before Nest has set its error handler, and no hook's error were a problem. */
  onModuleInit(): void {
    const { photoBytes, voiceBytes, videoBytes, documentBytes, files } = this.limits;
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(multipart, {
      // What is cut off there shows at its end, together with which file it was.
      throwFileSizeLimit: false,
      limits: {
        fileSize: Math.max(photoBytes, voiceBytes, videoBytes, documentBytes),
        files,
        fields: 10,
        fieldSize: 1_000,
        parts: files + 10,
        headerPairs: 50,
      },
    });
  }
}
