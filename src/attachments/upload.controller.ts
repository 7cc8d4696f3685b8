import { Controller, Inject, Post, Req } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import { attachmentKinds, type AttachmentRef } from '../kernel/attachment';
import { AnyoneAllowed, Caller, Documented, edgeError, shapes } from '../edge';
import type { Identity } from '../identity';
import { attachmentError, FileRefused, uploadErrorCodes } from './errors';
import { Intake } from './intake';
import { AttachmentRefs } from './refs';
import { ATTACHMENT_LIMITS, type AttachmentLimits } from './settings';
import { Spool, type Spooled } from './spool';
import { Uploads, whoIs, type Uploader } from './uploads';

/** What an uploader gets: `ref` goes into a report or a step within a day. */
export interface UploadedAttachment extends Pick<AttachmentRef, 'id' | 'kind' | 'mediaType' | 'bytes'> {
  readonly ref: string;
}

const { answerOf, eg, listOf, oneOf, shape, text, whole } = shapes;
const ID = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const uploaded = answerOf<{ readonly attachments: readonly UploadedAttachment[] }>()(
  'UploadedAttachments',
  shape({
    attachments: listOf(
      shape({
        ref: eg(text(), `${ID}.c2lnbmF0dXJl`),
        id: eg(text('SHA-256, hex, of the sealed bytes.'), ID),
        kind: eg(oneOf(attachmentKinds), 'photo'),
        mediaType: eg(text('Names its codecs when not every browser has them.'), 'image/jpeg'),
        bytes: eg(whole('Of what is kept.'), 184320),
      }),
    ),
  }),
);

type MultipartRequest = FastifyRequest & { files(): AsyncIterableIterator<MultipartFile> };

/** Photos, voice, video and documents, before or with the report that names them. */
@Controller('attachments')
export class UploadController {
  constructor(
    private readonly uploads: Uploads,
    private readonly refs: AttachmentRefs,
    private readonly spool: Spool,
    private readonly intake: Intake,
    @Inject(ATTACHMENT_LIMITS) private readonly limits: AttachmentLimits,
  ) {}

  @Post()
  @AnyoneAllowed()
  @Documented({
    tag: '附件 attachments',
    summary: '上传照片、录音、短视频或 PDF upload photos, voice, short video or PDF',
    description:
      'multipart/form-data with one file per part. What a file is, its content says; whatever it tells of place, ' +
      'owner and device is taken out. All files are kept or none: `errors` names the one that was refused, ' +
      '`/files/2` is the third. Each `ref` goes into a report or a step of the same caller within a day; the same ' +
      'file from the same caller has the same `ref`.',
    status: 201,
    files: true,
    answer: uploaded,
    refuses: [
      ...uploadErrorCodes,
      'request/malformed',
      'request/media-type',
      // Of a body that is no form at all.
      'request/too-large',
      'request/not-utf-8',
      'request/charset',
    ],
  })
  async upload(
    @Req() request: FastifyRequest,
    @Caller() { actor }: Identity,
  ): Promise<{ readonly attachments: readonly UploadedAttachment[] }> {
    const files: Spooled[] = [];
    try {
      const uploader = { actor, address: normalizeIP(request.ip) };
      await this.receive(request, files, uploader);
      if (files.length === 0) throw attachmentError('attachment/no-file');
      const kept = await this.uploads.take(files, uploader);
      const attachments = kept.map(({ id, kind, mediaType, bytes }) => {
        const known = kind as AttachmentRef['kind'];
        return { ref: this.refs.sign(id, actor), id, kind: known, mediaType, bytes };
      });
      return { attachments };
    } finally {
      await Promise.all(files.map((file) => file.discard()));
    }
  }

  /** All of it, before any of it is looked at. */
  private async receive(request: MultipartRequest, files: Spooled[], uploader: Uploader): Promise<void> {
    let refused: Error | undefined;
    let room = this.limits.uploadBytes;
    try {
      for await (const { file } of request.files()) {
        // Who has not finished sending would not read why it was refused: the rest is let pass.
        if (refused !== undefined) file.resume();
        else {
          const spooled = await this.spool.take(file as AsyncIterable<Buffer>, whoIs(uploader));
          files.push(spooled);
          room -= spooled.bytes;
          if (file.truncated || room < 0) refused = new FileRefused(this.intake.tooLarge(), files.length - 1);
        }
      }
    } catch (error) {
      throw this.refusal(error);
    }
    if (refused !== undefined) throw refused;
  }

  /** The parser's limits under our codes, with the bounds that the message names. */
  private refusal(error: unknown): unknown {
    switch ((error as { code?: unknown }).code) {
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
