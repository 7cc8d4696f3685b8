import { DomainError } from '../kernel/domain-error';
import { problem, type Problem, type Problems } from '../kernel/problem';

function ofPart<Code extends string>(errors: Problems<Code>): Problems<Code> {
  const named = Object.entries<Problem>(errors).map(([code, error]) => [code, { ...error, ofPart: true }]);
  return Object.fromEntries(named) as Problems<Code>;
}

/** Of one file of an upload, which the refusal names. */
const fileErrors = ofPart({
  'attachment/too-large': problem(
    [
      '附件过大',
      '第 {file} 个文件过大：照片不超过 {photoMiB} MiB，录音不超过 {voiceMiB} MiB，视频不超过 {videoMiB} MiB，PDF 不超过 {documentMiB} MiB，一次合计不超过 {uploadMiB} MiB。这次上传的文件都没有保存，请压缩后重新上传。',
    ],
    [
      'The attachment is too large',
      'File {file} is too large: at most {photoMiB} MiB for a photo, {voiceMiB} MiB for voice, {videoMiB} MiB for video, {documentMiB} MiB for a PDF, {uploadMiB} MiB for all of one upload. None of its files was kept: make it smaller and upload all again.',
    ],
    413,
  ),
  'attachment/media-type': problem(
    [
      '不支持的附件类型',
      '第 {file} 个文件的类型不能接收。照片请用 JPEG、PNG、WebP 或 HEIC，录音请用 MP3、M4A、AAC、AMR、SILK、WAV、OGG 或 WebM，视频请用 MP4、MOV、3GP 或 WebM，文书请用 PDF。这次上传的文件都没有保存，请更换后重新上传。',
    ],
    [
      'Unsupported kind of file',
      'File {file} is of a kind that is not taken. Photos: JPEG, PNG, WebP or HEIC. Voice: MP3, M4A, AAC, AMR, SILK, WAV, OGG or WebM. Video: MP4, MOV, 3GP or WebM. Papers: PDF. None of the upload’s files was kept: replace it and upload all again.',
    ],
    415,
  ),
  'attachment/unreadable': problem(
    [
      '附件无法读取',
      '第 {file} 个文件可能已损坏或不完整。这次上传的文件都没有保存，请重新拍摄、录制或导出后再传。',
    ],
    [
      'The attachment cannot be read',
      'File {file} may be damaged or cut off. None of the upload’s files was kept: take, record or export it again and upload all again.',
    ],
    422,
  ),
  'attachment/heic': problem(
    [
      '这张 HEIC 照片打不开',
      '第 {file} 个文件是 HEIC 照片，可能不完整，或是这里打不开的一种。这次上传的文件都没有保存。请在手机“设置”里“相机”的“格式”中选“兼容性最好”后重拍，或把照片另存为 JPEG，再重新上传。',
    ],
    [
      'This HEIC photo cannot be opened',
      'File {file} is a HEIC photo that is cut off, or of a kind that cannot be opened here. None of the upload’s files was kept. Set the camera to “Most Compatible” (Settings, Camera, Formats) and take it again, or save it as JPEG, and upload all again.',
    ],
    415,
  ),
  'attachment/too-many-pixels': problem(
    [
      '照片像素过大',
      '第 {file} 个文件约有 {megapixels}00 万像素，这种格式的照片最多 {max}00 万像素。这次上传的文件都没有保存，请把相机的像素调低，或缩小后再传。',
    ],
    [
      'The photo has too many pixels',
      'File {file} has {megapixels} megapixels; at most {max} for this kind of photo. None of the upload’s files was kept: set the camera lower or make it smaller, and upload all again.',
    ],
    422,
  ),
  'attachment/protected': problem(
    [
      '文件有密码保护',
      '第 {file} 个文件加了密码，无法检查。这次上传的文件都没有保存，请去掉密码，或打印为新的 PDF 后再传。',
    ],
    [
      'The file is under a password',
      'File {file} is protected by a password and cannot be checked. None of the upload’s files was kept: remove the password or print it into a new PDF, and upload all again.',
    ],
    422,
  ),
});

/** Of an upload as a whole. */
const uploadErrors = {
  'attachment/no-file': problem(
    ['没有文件', '请在 multipart/form-data 中附上照片、录音、视频或 PDF。'],
    ['No file', 'Send photos, voice, video or PDF as multipart/form-data.'],
    400,
  ),
  'attachment/too-many': problem(
    ['附件过多', '一次最多上传 {max} 个文件。这次上传的文件都没有保存，请分次上传。'],
    ['Too many attachments', 'At most {max} files at a time. None was kept: upload them in several goes.'],
    413,
  ),
  'attachment/quota': problem(
    ['今天上传的附件已达上限', '每人每天最多上传 {files} 个文件、共 {mib} MiB。请明天再传，或先用文字说明。'],
    [
      'Enough was uploaded today',
      'At most {files} files and {mib} MiB a day. Upload the rest tomorrow, or say it in words.',
    ],
    429,
  ),
  'attachment/busy': problem(
    ['正在处理的附件太多', '请稍后重新上传或打开。'],
    ['Too many attachments at once', 'Upload or open it again in a moment.'],
    503,
  ),
} satisfies Problems;

/** Of reading one. */
const readErrors = {
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
  'attachment/redacted': problem(
    ['附件已隐去', '该附件涉及无关人员，已由调度员隐去；审计员可以说明用途后查看。'],
    [
      'The attachment is hidden',
      'A dispatcher hid it for the sake of somebody else; an auditor may open it, with a purpose.',
    ],
    410,
  ),
  'attachment/not-playable': problem(
    ['这个附件没有可以直接查看的版本', '请下载原文件，用手机或播放软件打开。'],
    ['It cannot be shown like this', 'Download the original and open it with a player or on a telephone.'],
    406,
  ),
  'attachment/range-invalid': problem(
    ['请求的字节范围不存在', '附件共 {size} 字节，请在此范围内重新请求。'],
    ['No such range of bytes', 'It has {size} bytes: ask for a part of these.'],
    416,
  ),
} satisfies Problems;

export const attachmentErrors = {
  ...fileErrors,
  ...uploadErrors,
  ...readErrors,
  'attachment/ref-invalid': problem(
    ['附件引用无效', '请使用您本人上传附件时得到的 ref，一天内有效。'],
    ['The attachment’s ref is not valid', 'Use a ref that you yourself got when uploading, within a day.'],
    422,
  ),
  'attachment/link-invalid': problem(
    ['附件链接无效或已过期', '请回到诉求页面重新获取链接。'],
    ['The link is not valid any more', 'Ask for a new one where the appeal is shown.'],
    403,
  ),
} satisfies Problems;
export type AttachmentErrorCode = keyof typeof attachmentErrors;

/** Of an upload, of one of its files or of all of it. */
const ofUploads = { ...fileErrors, ...uploadErrors };
export const uploadErrorCodes = Object.keys(ofUploads) as readonly (keyof typeof ofUploads)[];
export const readErrorCodes = Object.keys(readErrors) as readonly (keyof typeof readErrors)[];

export const attachmentError = (
  code: AttachmentErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<AttachmentErrorCode> => new DomainError(code, details, { cause });

/** Says of an upload's refusal which file it was; none of the others is kept either. */
export class FileRefused extends DomainError<AttachmentErrorCode> {
  readonly fields: readonly { readonly pointer: string; readonly code: AttachmentErrorCode }[];

  /** @param index of the file, from 0 */
  constructor({ code, details, cause }: DomainError<AttachmentErrorCode>, index: number) {
    super(code, { ...details, file: index + 1 }, { cause });
    this.fields = [{ pointer: `/files/${index}`, code }];
  }
}
