import { Inject, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { SECRETS } from '../kernel/ports/tokens';
import { PrivacyModule, type Secrets } from '../privacy';
import { AttachmentRefs } from './refs';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
import { UploadController } from './upload.controller';
import { AttachmentVault } from './vault';

/** Expects, from a global module: ATTACHMENT_STORE, ATTACHMENT_LIMITS, SECRETS. */
@Module({
  imports: [PrivacyModule],
  controllers: [UploadController],
  providers: [
    AttachmentVault,
    {
      provide: AttachmentRefs,
      inject: [SECRETS],
      useFactory: ({ attachmentRef }: Secrets) => new AttachmentRefs(attachmentRef),
    },
  ],
  exports: [AttachmentVault, AttachmentRefs],
})
export class AttachmentsModule implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AttachmentLimits,
  ) {}

  /** Not awaited: that would boot Fastify before Nest has set its error handler, and no hook's error were a problem. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    void fastify.register(multipart, {
      limits: {
        fileSize: Math.max(this.limits.photoBytes, this.limits.voiceBytes),
        files: this.limits.files,
        fields: 10,
        parts: this.limits.files + 10,
        headerPairs: 50,
      },
    });
  }
}
