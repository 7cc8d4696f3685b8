import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Caller, Choice, Documented, Public, SecretAllowed, shapes, Text } from '../edge';
import type { Identity } from '../identity';
import type { Actor } from '../kernel/actor';
import type { AppealId, AttachmentId } from '../kernel/ids';
import { instantOf } from '../kernel/time';
import { withCountyTime } from '../kernel/county-time';
import { ATTACHMENT_ACCESS, type AttachmentAccess } from './access';
import { attachmentError, readErrorCodes } from './errors';
import { AttachmentLinks } from './links';
import { plainType } from './playable';
import { spanOf } from './range';
import { Variants, variants, type Variant } from './variants';

const tag = '附件 attachments';
const LONGEST_TOKEN = 2_000;
const ABOUT =
  'The bytes are named by their hash: `ETag`, `If-None-Match`, and a private cache for a week. `Range` takes one ' +
  'part. `as=thumbnail` is a JPEG of at most 320 pixels a side, of photos, and of video where the service has a ' +
  'tool for it; `as=playable` is what every browser plays.';

export class ReadQuery {
  @Choice(variants, { optional: true, description: '`original` when left out.' })
  readonly as?: Variant | undefined;
}

export class LinkQuery {
  @Text(LONGEST_TOKEN, { description: 'From `POST …/link`.', example: 'q83vEjRWeJ0' })
  readonly token!: string;
}

const { answerOf, eg, instant, shape, text } = shapes;
const link = answerOf<{ readonly url: string; readonly expiresAt: string }>()(
  'AttachmentLink',
  shape({
    url: eg(
      text('A path of this service, for `src`; takes no header.'),
      '/api/v1/attachments/linked?token=q83vEjRWeJ0',
    ),
    expiresAt: eg(instant, '2026-07-01T08:06:00+08:00'),
  }),
);
const bytes = { mediaTypes: ['image/*', 'audio/*', 'video/*', 'application/pdf'] } as const;
const parameters = { attachment: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };

interface Asked {
  readonly appeal: AppealId;
  readonly attachment: AttachmentId;
  readonly variant: Variant;
  readonly reader: Actor;
  readonly evenHidden?: true | undefined;
}

/**
 * Attachments in clear, for whoever may read the part of the appeal that they belong to. Named as the appeals' views
 * are: the operations' published ids hang on it.
 */
@Controller()
export class ViewsController {
  constructor(
    @Inject(ATTACHMENT_ACCESS) private readonly access: AttachmentAccess,
    private readonly variants: Variants,
    private readonly links: AttachmentLinks,
  ) {}

  @Get('appeals/:id/attachments/:attachment')
  @SecretAllowed()
  @Documented({
    tag,
    summary: '附件 one attachment, in clear',
    description: ABOUT,
    answer: bytes,
    also: 206,
    unchanged: true,
    parameters,
    refuses: [...readErrorCodes, 'attachment/busy', 'appeal/not-found'],
  })
  attachment(
    @Param('id') appeal: AppealId,
    @Param('attachment') attachment: AttachmentId,
    @Query() { as: variant = 'original' }: ReadQuery,
    @Caller() { actor: reader }: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.send({ appeal, attachment, variant, reader }, request, reply);
  }

  @Post('appeals/:id/attachments/:attachment/link')
  @HttpCode(200)
  @SecretAllowed()
  @Documented({
    tag,
    summary: '附件临时链接 an address for an img, audio or video tag, for five minutes',
    description:
      'For this appeal, attachment and variant, and for as long as the caller may read it: asked again at each use.',
    answer: link,
    parameters,
    refuses: ['attachment/not-found', 'attachment/redacted', 'appeal/not-found'],
  })
  async attachmentLink(
    @Param('id') appeal: AppealId,
    @Param('attachment') attachment: AttachmentId,
    @Query() { as: variant = 'original' }: ReadQuery,
    @Caller() { actor: reader }: Identity,
  ) {
    await this.access.find(appeal, attachment, reader);
    const { token, until } = this.links.make({ appeal, attachment, variant, reader });
    return withCountyTime({
      url: `/api/v1/attachments/linked?token=${token}`,
      expiresAt: instantOf(until),
    });
  }

  @Get('attachments/linked')
  @Public()
  @Documented({
    tag,
    summary: '按临时链接读取附件 one attachment, by its link',
    description: ABOUT,
    answer: bytes,
    also: 206,
    unchanged: true,
    refuses: [...readErrorCodes, 'attachment/link-invalid', 'attachment/busy', 'appeal/not-found'],
  })
  linkedAttachment(
    @Query() { token }: LinkQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const linked = this.links.open(token);
    return this.send({ ...linked, reader: this.access.current(linked.reader) }, request, reply);
  }

  private async send(
    { appeal, attachment, variant, reader, evenHidden }: Asked,
    { headers }: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Readable | undefined> {
    const held = await this.access.find(appeal, attachment, reader, evenHidden);
    const tagged = `"${held.id}${variant === 'original' ? '' : `.${variant}`}"`;
    // Not for others' caches, and never as a page of our own origin, whatever it holds.
    void reply.headers({
      etag: tagged,
      'cache-control': evenHidden === true ? 'no-store' : 'private, max-age=604800, immutable',
    });
    if (matches(headers['if-none-match'], tagged)) return void reply.code(304);
    const { opened, mediaType } = await this.variants.show(held, variant);
    const whole = headers['if-range'] !== undefined && headers['if-range'] !== tagged;
    const span = spanOf(whole ? undefined : headers.range, opened.size);
    if (span === 'none') {
      void reply.headers({ 'content-range': `bytes */${opened.size}`, 'cache-control': 'no-store' });
      throw attachmentError('attachment/range-invalid', { size: opened.size });
    }
    const { from, to } = span === 'whole' ? { from: 0, to: opened.size } : span;
    if (span !== 'whole')
      void reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${opened.size}`);
    void reply.headers({
      'content-type': mediaType,
      'content-length': to - from,
      'content-disposition': `attachment; filename="${held.id.slice(0, 16)}${extensionOf(mediaType)}"`,
      'accept-ranges': 'bytes',
    });
    return Readable.from(opened.read(from, to), { objectMode: false });
  }
}

/** A weak tag is as good as a strong one here: bytes under a hash do not change. */
const matches = (header: string | undefined, tagged: string): boolean =>
  (header ?? '').split(',').some((one) => [tagged, '*'].includes(one.trim().replace(/^W\//, '')));

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'audio/mpeg': '.mp3',
  'audio/mp4': '.m4a',
  'audio/aac': '.aac',
  'audio/amr': '.amr',
  'audio/amr-wb': '.awb',
  'audio/3gpp': '.3gp',
  'audio/silk': '.silk',
  'audio/wav': '.wav',
  'audio/ogg': '.ogg',
  'audio/webm': '.webm',
  'video/mp4': '.mp4',
  'video/3gpp': '.3gp',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
  'application/pdf': '.pdf',
};

const extensionOf = (mediaType: string): string => extensions[plainType(mediaType)] ?? '';
