import { Inject, Module, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { PrivacyModule } from '../privacy';
import { AttachmentLinks } from './links';
import { parts } from './parts';
import { AttachmentRefs } from './refs';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
import { Spool } from './spool';
import { Unpacking } from './unpack/unpacking';
import { UploadController } from './upload.controller';
import { Variants } from './variants';

/**
 * Takes attachments in, and makes what whoever may read them is shown; who may, the feature says whose events name
 * them. Expects, from a global module: ATTACHMENT_LIMITS, ATTACHMENT_PLACES, ATTACHMENT_STORE, DERIVED_STORE,
 * UPLOAD_LEDGER, KEY_STORE, EVENT_STORE, TRANSCODER, SECRETS, LOGGER.
 */
@Module({
  imports: [PrivacyModule],
  controllers: [UploadController],
  providers: [...parts],
  exports: [AttachmentRefs, AttachmentLinks, Variants],
})
export class AttachmentsModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly spool: Spool,
    private readonly unpacking: Unpacking,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AttachmentLimits,
  ) {}

  /** The parser is not awaited: that would boot Fastify before Nest has set its error handler, and no hook's error were a problem. */
  async onModuleInit(): Promise<void> {
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
    await this.spool.open();
  }

  /** After the last answer. */
  onApplicationShutdown(): Promise<void> {
    return this.unpacking.close();
  }
}
