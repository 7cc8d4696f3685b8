import { DomainError } from '../kernel/domain-error';
import { problem, type Problems } from '../kernel/problem';

export const revealErrors = {
  'reveal/refused': problem(
    ['不得查看诉求人身份', '违法举报的举报人不向任何经办人员公开。'],
    ['The identity is not shown', 'Who reported a violation is shown to nobody who handles it.'],
    403,
  ),
  'reveal/nobody': problem(
    ['没有可查看的身份', '该诉求是匿名的，或没有诉求人。'],
    ['Nobody to reveal', 'The appeal is anonymous or has no reporter.'],
  ),
  'reveal/erased': problem(
    ['身份信息已清除', '该身份信息已依法清除，无法恢复。'],
    ['The identity was erased', 'It was erased for good; there is no way to get it back.'],
    410,
  ),
} satisfies Problems;
export type RevealErrorCode = keyof typeof revealErrors;

export const revealError = (
  code: RevealErrorCode,
  details?: Readonly<Record<string, unknown>>,
  cause?: unknown,
): DomainError<RevealErrorCode> => new DomainError(code, details, { cause });
