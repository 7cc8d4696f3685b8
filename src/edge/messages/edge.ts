import type { AttachmentErrorCode } from '../../attachments';
import type { AuthErrorCode } from '../../identity';
import type { RevealErrorCode } from '../../privacy';
import type { AccessErrorCode, RequestErrorCode } from '../problems/codes';
import { message, type Message } from './message';

/** Of the request itself, who sends it, its attachments and whom it reveals. */
export const edgeMessages: Readonly<
  Record<RequestErrorCode | AuthErrorCode | AccessErrorCode | AttachmentErrorCode | RevealErrorCode, Message>
> = {
  'request/invalid': message(
    ['请求内容有误', '请按 errors 中列出的字段逐项更正后重试。'],
    ['The request has faults', 'Correct the fields listed in errors and send it again.'],
  ),
  'request/malformed': message(
    ['请求无法解析', '请检查请求体是否为有效的 JSON；上传附件时，是否为完整的 multipart/form-data。'],
    [
      'The request cannot be read',
      'Check that the body is valid JSON, or whole multipart/form-data for attachments.',
    ],
  ),
  'request/no-route': message(
    ['没有这个地址', '请查阅接口文档核对方法和路径。'],
    ['No such route', 'Check method and path against the API document.'],
  ),
  'request/too-large': message(
    ['请求过大', '请缩短内容；照片和录音请先作为附件上传。'],
    ['The request is too large', 'Shorten it; upload photos and voice as attachments first.'],
  ),
  'request/media-type': message(
    ['不支持的内容类型', '请用 application/json，上传附件用 multipart/form-data。'],
    ['Unsupported content type', 'Send application/json, or multipart/form-data for attachments.'],
  ),
  'request/key-invalid': message(
    ['Idempotency-Key 格式不正确', '请用 1 到 255 个可见 ASCII 字符，例如一个 UUID。'],
    ['Idempotency-Key is invalid', 'Use 1 to 255 visible ASCII characters, such as a UUID.'],
  ),
  'request/key-required': message(
    [
      '匿名反映需要随机的 Idempotency-Key',
      '请生成至少 128 位的随机值（如 UUID v4），放入 Idempotency-Key，或登录后反映。',
    ],
    [
      'An anonymous report needs a random Idempotency-Key',
      'Send at least 128 random bits (such as a UUID v4) as Idempotency-Key, or sign in.',
    ],
  ),
  'request/if-match-invalid': message(
    ['If-Match 格式不正确', '请原样填写上次应答的 ETag，例如 "7"。'],
    ['If-Match is invalid', 'Send the ETag of the last answer as it was, such as "7".'],
  ),
  'request/cursor-invalid': message(
    ['分页游标无效', '请用上一页应答中的游标，或从第一页重新开始。'],
    ['The cursor is invalid', 'Use the cursor of the page before, or start from the first page.'],
  ),
  'request/position-invalid': message(
    ['Suqiu-Min-Position 无效', '请原样填写应答中的 Suqiu-Position，或去掉该请求头。'],
    ['Suqiu-Min-Position is invalid', 'Send a Suqiu-Position as you got it, or leave the header out.'],
  ),
  'request/not-ready': message(
    ['服务正在启动或停止', '请稍后重试。'],
    ['Starting or stopping', 'Try again in a moment.'],
  ),
  'auth/token-required': message(
    ['需要登录', '请在 Authorization 请求头中提供 Bearer 令牌。'],
    ['Sign in first', 'Send a bearer token in the Authorization header.'],
  ),
  'auth/token-invalid': message(
    ['令牌无效', '请重新登录获取令牌。'],
    ['The token is not valid', 'Sign in again to get a new one.'],
  ),
  'auth/token-expired': message(
    ['令牌已过期', '请重新登录获取令牌。'],
    ['The token has expired', 'Sign in again to get a new one.'],
  ),
  'auth/claims-invalid': message(
    ['令牌声明不符合要求', '声明 {claim} 应为：{expected}。请联系身份服务的管理员。'],
    [
      'The token’s claims do not hold',
      'The claim {claim} should be {expected}. Turn to whoever runs the identity service.',
    ],
  ),
  'auth/secret-invalid': message(
    ['查询密钥格式不正确', '请填写匿名反映时得到的 32 位查询密钥。'],
    ['The secret is not valid', 'Send the 32 characters that the anonymous report was answered with.'],
  ),
  'auth/issuer-unavailable': message(
    ['身份服务暂不可用', '请稍后重试。'],
    ['The identity service cannot be reached', 'Try again in a moment.'],
  ),
  'access/forbidden': message(
    ['无权执行', '您的角色不能这样做，请由有权的人员办理。'],
    ['Not allowed', 'Your role does not do this: turn to somebody whose role does.'],
  ),
  'rate/limited': message(
    ['请求过于频繁', '请在 Retry-After 所示的秒数后重试。'],
    ['Too many requests', 'Try again after the seconds that Retry-After says.'],
  ),
  'attachment/no-file': message(
    ['没有文件', '请在 multipart/form-data 中附上照片或录音。'],
    ['No file', 'Send a photo or a voice message as multipart/form-data.'],
  ),
  'attachment/too-large': message(
    ['附件过大', '照片不超过 {photoMiB} MiB，录音不超过 {voiceMiB} MiB，请压缩后再传。'],
    [
      'The attachment is too large',
      'At most {photoMiB} MiB for a photo and {voiceMiB} MiB for voice: make it smaller.',
    ],
  ),
  'attachment/too-many': message(
    ['附件过多', '一次最多上传 {max} 个文件，请分次上传。'],
    ['Too many attachments', 'At most {max} files at a time: upload the others separately.'],
  ),
  'attachment/media-type': message(
    ['不支持的附件类型', '照片请用 JPEG、PNG 或 WebP，录音请用 MP3、M4A、AMR、WAV、OGG 或 WebM。'],
    ['Unsupported kind of file', 'Photos: JPEG, PNG or WebP. Voice: MP3, M4A, AMR, WAV, OGG or WebM.'],
  ),
  'attachment/unreadable': message(
    ['附件无法读取', '文件可能已损坏或像素过大，请重新拍摄或转换后再传。'],
    ['The attachment cannot be read', 'It may be damaged or have too many pixels: take or convert it again.'],
  ),
  'attachment/ref-invalid': message(
    ['附件引用无效', '请使用您本人上传附件时得到的 ref，一天内有效。'],
    ['The attachment’s ref is not valid', 'Use a ref that you yourself got when uploading, within a day.'],
  ),
  'attachment/not-found': message(
    ['没有这个附件', '请从该诉求的附件列表中选择。'],
    ['No such attachment', 'Choose one of the appeal’s attachments.'],
  ),
  'attachment/erased': message(
    ['附件已清除', '该附件已依法清除，无法恢复。'],
    ['The attachment was erased', 'It was erased for good; there is no way to get it back.'],
  ),
  'reveal/refused': message(
    ['不得查看诉求人身份', '违法举报的举报人不向任何经办人员公开。'],
    ['The identity is not shown', 'Who reported a violation is shown to nobody who handles it.'],
  ),
  'reveal/nobody': message(
    ['没有可查看的身份', '该诉求是匿名的，或没有诉求人。'],
    ['Nobody to reveal', 'The appeal is anonymous or has no reporter.'],
  ),
  'reveal/erased': message(
    ['身份信息已清除', '该身份信息已依法清除，无法恢复。'],
    ['The identity was erased', 'It was erased for good; there is no way to get it back.'],
  ),
};
