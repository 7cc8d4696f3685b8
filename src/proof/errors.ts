import { DomainError } from '../kernel/domain-error';
import { problem, type Problems } from '../kernel/problem';

export const auditErrors = {
  'audit/not-found': problem(
    ['没有可导出或可证明的内容', '没有这件诉求、这条记录或这个签名，或者这段时间内还没有签名。'],
    [
      'Nothing there to export or to prove',
      'There is no such appeal, event or head, or none was signed in that time.',
    ],
    404,
  ),
  'audit/not-covered': problem(
    ['这条记录还没有签名', '记录每隔几分钟签名一次，请稍后再试。'],
    ['No head covers this event yet', 'Heads are signed every few minutes; try again later.'],
    409,
  ),
  'audit/resume-invalid': problem(
    ['无法接着导出', '续传标记不是本系统给出的，请重新导出。'],
    ['Cannot go on with this export', 'The `resume` was not given by this service; begin again.'],
    400,
  ),
} satisfies Problems;
export type AuditErrorCode = keyof typeof auditErrors;

export const auditError = (code: AuditErrorCode, cause?: unknown): DomainError<AuditErrorCode> =>
  new DomainError(code, {}, { cause });
