import { DomainError } from '../kernel/domain-error';
import { problem, type Problems } from '../kernel/problem';

export const attachmentErrors = {
  'attachment/no-file': problem(
    ['没有文件', '请在 multipart/form-data 中附上照片或录音。'],
    ['No file', 'Send a photo or a voice message as multipart/form-data.'],
    400,
  ),
  'attachment/too-large': problem(
    ['附件过大', '照片不超过 {photoMiB} MiB，录音不超过 {voiceMiB} MiB，请压缩后再传。'],
    [
      'The attachment is too large',
      'At most {photoMiB} MiB for a photo and {voiceMiB} MiB for voice: make it smaller.',
    ],
    413,
  ),
  'attachment/too-many': problem(
    ['附件过多', '一次最多上传 {max} 个文件，请分次上传。'],
    ['Too many attachments', 'At most {max} files at a time: upload the others separately.'],
    413,
  ),
  'attachment/media-type': problem(
    ['不支持的附件类型', '照片请用 JPEG、PNG 或 WebP，录音请用 MP3、M4A、AMR、WAV、OGG 或 WebM。'],
    ['Unsupported kind of file', 'Photos: JPEG, PNG or WebP. Voice: MP3, M4A, AMR, WAV, OGG or WebM.'],
    415,
  ),
  'attachment/unreadable': problem(
    ['附件无法读取', '文件可能已损坏或像素过大，请重新拍摄或转换后再传。'],
    ['The attachment cannot be read', 'It may be damaged or have too many pixels: take or convert it again.'],
    422,
  ),
  'attachment/ref-invalid': problem(
    ['附件引用无效', '请使用您本人上传附件时得到的 ref，一天内有效。'],
    ['The attachment’s ref is not valid', 'Use a ref that you yourself got when uploading, within a day.'],
    422,
  ),
  'attachment/not-found': problem(
    ['没有这个附件', '请从该诉求的附件列表中选择。'],
    ['No such attachment', 'Choose one of the appeal’s attachments.'],
    404,
  ),
  'attachment/erased': problem(
    ['附件已清除', '该附件已依法清除，无法恢复。'],
    ['The attachment was erased', 'It was erased for good; there is no way to get it back.'],
    410,
  ),
} satisfies Problems;
export type AttachmentErrorCode = keyof typeof attachmentErrors;

export const attachmentError = (
  code: AttachmentErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<AttachmentErrorCode> => new DomainError(code, details, { cause });
