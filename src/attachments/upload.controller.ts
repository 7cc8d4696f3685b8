import { Controller, Inject, Post, Req } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AnyoneAllowed, Caller, Documented, edgeError, shapes, type EdgeErrorCode } from '../edge';
import type { Identity } from '../identity';
import type { AttachmentRef } from '../kernel/attachment';
import { attachmentError, type AttachmentErrorCode } from './errors';
import { AttachmentRefs } from './refs';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
import { AttachmentVault } from './vault';

/** What an uploader gets: `ref` goes into a report or a step within a day. */
export interface UploadedAttachment extends Pick<AttachmentRef, 'id' | 'kind' | 'mediaType' | 'bytes'> {
  readonly ref: string;
}

const { answerOf, eg, listOf, oneOf, shape, text, whole } = shapes;
const uploaded = answerOf<{ readonly attachments: readonly UploadedAttachment[] }>()(
  'UploadedAttachments',
  shape({
    attachments: listOf(
      shape({
        ref: eg(text(), 'eyJpZCI6Ii4uLiJ9.c2lnbmF0dXJl'),
        id: eg(
          text('SHA-256, hex, of the sealed bytes.'),
          '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
        ),
        kind: eg(oneOf(['photo', 'voice']), 'photo'),
        mediaType: eg(text(), 'image/jpeg'),
        bytes: eg(whole(), 184320),
      }),
    ),
  }),
);

const refuses: readonly (AttachmentErrorCode | EdgeErrorCode)[] = [
  'attachment/no-file',
  'attachment/too-large',
  'attachment/too-many',
  'attachment/media-type',
  'attachment/unreadable',
  'request/malformed',
  'request/media-type',
];

type MultipartRequest = FastifyRequest & { files(): AsyncIterableIterator<MultipartFile> };

/** Photos and voice, before or with the report that names them. */
@Controller('attachments')
export class UploadController {
  constructor(
    private readonly vault: AttachmentVault,
    private readonly refs: AttachmentRefs,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AttachmentLimits,
  ) {}

  /** One after the other, so that an upload never takes more memory than its largest file. */
  @Post()
  @AnyoneAllowed()
  @Documented({
    tag: '附件 attachments',
    summary: '上传照片或录音 upload photos or voice',
    description:
      'multipart/form-data with one file per part. The kind is judged by content; photos lose their metadata. ' +
      'Each `ref` goes into a report or a step of the same caller within a day.',
    status: 201,
    files: true,
    answer: uploaded,
    refuses,
  })
  async upload(
    @Req() request: FastifyRequest,
    @Caller() { actor }: Identity,
  ): Promise<{ readonly attachments: readonly UploadedAttachment[] }> {
    const attachments: UploadedAttachment[] = [];
    for await (const file of this.filesOf(request)) {
      const kept = await this.vault.keep(file);
      const { id, kind, mediaType, bytes } = kept;
      attachments.push({ ref: this.refs.sign(kept, actor), id, kind, mediaType, bytes });
    }
    if (attachments.length === 0) throw attachmentError('attachment/no-file');
    return { attachments };
  }

  private async *filesOf(request: MultipartRequest): AsyncGenerator<Buffer> {
    try {
      for await (const file of request.files()) yield await file.toBuffer();
    } catch (error) {
      throw this.refusal(error);
    }
  }

  /** The parser's limits under our codes, with the bounds that the message names. */
  private refusal(error: unknown): unknown {
    switch ((error as { code?: unknown }).code) {
      case 'FST_REQ_FILE_TOO_LARGE':
        return this.vault.tooLarge();
      case 'FST_FILES_LIMIT':
      case 'FST_PARTS_LIMIT':
      case 'FST_FIELDS_LIMIT':
        return attachmentError('attachment/too-many', { max: this.limits.files });
      default:
        // What the parser throws without a code speaks of parts that are cut off or written wrongly.
        return typeof (error as { code?: unknown }).code === 'string'
          ? error
          : edgeError('request/malformed');
    }
  }
}
