import type { AuthErrorCode } from '../../kernel/ports/authenticator';
import { problem, type Problems } from '../../kernel/problem';

/** Of the request itself and of who sends it. */
export const edgeProblems = {
  'request/invalid': problem(
    ['请求内容有误', '请按 errors 中列出的字段逐项更正后重试。'],
    ['The request has faults', 'Correct the fields listed in errors and send it again.'],
    400,
  ),
  'request/malformed': problem(
    ['请求无法解析', '请检查请求体是否为有效的 JSON；上传附件时，是否为完整的 multipart/form-data。'],
    [
      'The request cannot be read',
      'Check that the body is valid JSON, or whole multipart/form-data for attachments.',
    ],
    400,
  ),
  'request/charset': problem(
    ['不支持的字符编码', '请求体只收 UTF-8。请由发送方系统改用 UTF-8 编码后重新发送。'],
    ['Unsupported charset', 'Only UTF-8 is taken: have the sending system write UTF-8 and send it again.'],
    415,
  ),
  'request/not-utf-8': problem(
    [
      '请求中有无法识别的文字',
      '请求体应为 UTF-8 文字，不能含有其他编码的字节、残缺的字符或空字符（NUL）。请由发送方系统改用 UTF-8 编码后重新发送。',
    ],
    [
      'The request holds what is no text',
      'It should be UTF-8 without bytes of other charsets, halves of characters, or NUL: have the sending system write UTF-8 and send it again.',
    ],
    400,
  ),
  'request/no-route': problem(
    ['没有这个地址', '请查阅接口文档核对方法和路径。'],
    ['No such route', 'Check method and path against the API document.'],
    404,
  ),
  'request/too-large': problem(
    ['请求过大', '请缩短内容；照片和录音请先作为附件上传。'],
    ['The request is too large', 'Shorten it; upload photos and voice as attachments first.'],
    413,
  ),
  'request/media-type': problem(
    ['不支持的内容类型', '请用 application/json，上传附件用 multipart/form-data。'],
    ['Unsupported content type', 'Send application/json, or multipart/form-data for attachments.'],
    415,
  ),
  'request/key-invalid': problem(
    ['Idempotency-Key 格式不正确', '请用 1 到 255 个可见 ASCII 字符，例如一个 UUID。'],
    ['Idempotency-Key is invalid', 'Use 1 to 255 visible ASCII characters, such as a UUID.'],
    400,
  ),
  'request/key-required': problem(
    [
      '匿名反映需要随机的 Idempotency-Key',
      '请生成至少 128 位的随机值（如 UUID v4），放入 Idempotency-Key，或登录后反映。',
    ],
    [
      'An anonymous report needs a random Idempotency-Key',
      'Send at least 128 random bits (such as a UUID v4) as Idempotency-Key, or sign in.',
    ],
    400,
  ),
  'request/if-match-invalid': problem(
    ['If-Match 格式不正确', '请原样填写上次应答的 ETag，例如 "7"。'],
    ['If-Match is invalid', 'Send the ETag of the last answer as it was, such as "7".'],
    400,
  ),
  'request/cursor-invalid': problem(
    ['分页游标无效', '请用上一页应答中的游标，或从第一页重新开始。'],
    ['The cursor is invalid', 'Use the cursor of the page before, or start from the first page.'],
    400,
  ),
  'request/position-invalid': problem(
    ['位置标记无效', '请原样填写收到的 Suqiu-Position 或消息的 id，或去掉它。'],
    ['Position invalid', 'Send a Suqiu-Position, or the id of a message, as you got it, or leave it out.'],
    400,
  ),
  'request/not-ready': problem(
    ['服务正在启动或停止', '请稍后重试。'],
    ['Starting or stopping', 'Try again in a moment.'],
    503,
  ),
  'auth/token-required': problem(
    ['需要登录', '请在 Authorization 请求头中提供 Bearer 令牌。'],
    ['Sign in first', 'Send a bearer token in the Authorization header.'],
    401,
  ),
  'auth/token-invalid': problem(
    ['令牌无效', '请重新登录获取令牌。'],
    ['The token is not valid', 'Sign in again to get a new one.'],
    401,
  ),
  'auth/token-expired': problem(
    ['令牌已过期', '请重新登录获取令牌。'],
    ['The token has expired', 'Sign in again to get a new one.'],
    401,
  ),
  'auth/claims-invalid': problem(
    ['令牌声明不符合要求', '声明 {claim} 应为：{expected}。请联系身份服务的管理员。'],
    [
      'The token’s claims do not hold',
      'The claim {claim} should be {expected}. Turn to whoever runs the identity service.',
    ],
    401,
  ),
  'auth/beyond-directory': problem(
    [
      '登录信息与人员名录不符',
      '登录令牌中的 {claim} 与县里现行的人员名录不一致。请重新登录；仍不行的，请县综治中心核对名录。',
    ],
    [
      'The token goes beyond the directory',
      'Its claim {claim} is not what the county’s directory in force says of you. Sign in again; if that does not help, ask the county centre to check the directory.',
    ],
    403,
  ),
  'auth/signed-out': problem(
    ['已退出登录', '您已在统一登录处退出，请重新登录。'],
    ['Signed out', 'You signed out where you had signed in: sign in again.'],
    401,
  ),
  'auth/step-up': problem(
    [
      '请重新登录后再办理',
      '查看身份信息、导出材料须在登录后 {maxAgeMinutes} 分钟内办理。请重新验证身份，再试一次。',
    ],
    [
      'Sign in again for this',
      'Identities and exports are for whoever proved who they are in the last {maxAgeMinutes} minutes: sign in again, then try once more.',
    ],
    401,
  ),
  'auth/logout-invalid': problem(
    ['退出通知不符合要求', '声明 {claim} 应为：{expected}。请检查身份服务的设置。'],
    ['The logout token does not hold', 'Its {claim} should be: {expected}. Check how the issuer is set up.'],
    400,
  ),
  'auth/secret-invalid': problem(
    ['查询密钥格式不正确', '请填写匿名反映时得到的 32 位查询密钥。'],
    ['The secret is not valid', 'Send the 32 characters that the anonymous report was answered with.'],
    401,
  ),
  'auth/issuer-unavailable': problem(
    ['身份服务暂不可用', '请稍后重试。'],
    ['The identity service cannot be reached', 'Try again in a moment.'],
    503,
  ),
  'access/forbidden': problem(
    ['无权办理', '您的岗位没有这项权限，请由有权限的人员办理。'],
    ['Not allowed', 'Your role does not do this: turn to somebody whose role does.'],
    403,
  ),
  'rate/limited': problem(
    ['请求过于频繁', '请在 Retry-After 所示的秒数后重试。'],
    ['Too many requests', 'Try again after the seconds that Retry-After says.'],
    429,
  ),
} satisfies Problems & Problems<AuthErrorCode>;
